"""The routes that Django's admin and allauth bring along, and who gets what of each. The product's own are in test_matrix."""

import re
from collections.abc import Iterator
from typing import Any

from django.urls import reverse

# name → GET (signed out, signed in). Nobody signs up by himself: there is no page for it.
ALLAUTH = {
    "account_login": (200, 302),
    "account_logout": (302, 200),
    "account_inactive": (200, 200),
    "account_reauthenticate": (302, 200),
    "account_change_password": (302, 200),
    "account_set_password": (302, 302),
    "account_reset_password": (200, 200),
    "account_reset_password_from_key_done": (200, 200),
    "account_reset_password_from_key": (200, 200),
    "account_reset_password_done": (200, 200),
    "mfa_index": (302, 200),
    "mfa_authenticate": (302, 302),
    "mfa_reauthenticate": (302, 302),
    "mfa_activate_totp": (302, 302),
    "mfa_deactivate_totp": (302, 404),
    "mfa_view_recovery_codes": (302, 404),
    "mfa_generate_recovery_codes": (302, 302),
    "mfa_download_recovery_codes": (302, 404),
    "socialaccount_login_cancelled": (200, 200),
    "openid_connect_login": (404, 404),
    "openid_connect_callback": (404, 404),
}

# name → what an admin sends to it for a change of his business. All others get 404, or 403 of the list of businesses.
MASKING = {
    "masking-businesses": None,
    "masking": {"text": "my card is 4111 1111 1111 1111"},
    "save-pattern": {"name": "ticket", "expression": "T-[0-9]+"},
    "delete-pattern": {},
    "choose-profile": {"profile": "balanced"},
    "choose-entity": {"personal": "1"},
}

# name → GET (signed out, members who manage nothing, a business's admin, the owner). 302 of the first two is to the sign-in,
# which tells the second that this isn't open to them.
ADMIN_PAGES = {
    "index": (302, 302, 200, 200),
    "login": (302, 403, 302, 302),
    "logout": (302, 302, 405, 405),
    "autocomplete": (302, 302, 403, 403),
    "jsi18n": (302, 302, 200, 200),
    "view_on_site": (302, 302, 404, 404),
    "app_list": (302, 302, 200, 200),
}
CATCH_ALL = "admin/(?P<url>.*)$"

# Who gets what of these is in test_privacy_routes.
PRIVACY = {
    "mark", "undo-mark", "export-user", "forget-user", "find-user", "masking-businesses", "masking", "save-pattern",
    "delete-pattern", "choose-profile", "choose-entity",
}  # fmt: skip

# The web chat's, for visitors of a business's site; and the demo's sites. tests/matrix/test_widget_routes.py asks them.
WIDGET = {
    "widget-script", "widget", "widget-session", "widget-messages", "widget-send-file", "widget-file", "widget-received",
    "widget-person", "widget-details", "widget-rating", "demo", "demo-site",
}  # fmt: skip
# Who gets what of these is in test_boards.
BOARDS = {
    "businesses", "limit-slots", "teams", "team-settings", "add-to-team", "remove-from-team",
}  # fmt: skip

# Who gets what of these is in test_words, test_figures and test_messages.
WORDS = {"words", "words-csv"}
FIGURES = {"overview", "csat", "reviews", "saved-views", "weekly-view", "delete-view"}
MESSAGES = {
    "messages", "messages-csv", "conversations", "conversations-csv", "reports", "ask-report", "report", "delete-report",
}  # fmt: skip
ANALYTICS = WORDS | FIGURES | MESSAGES

# Who gets what of these is in test_chats.
CHATS = {
    "my-chats", "chat-list", "chat-stats", "presence", "here", "my-chat", "chat-messages", "look", "reply", "wait", "resume",
    "close-chat", "reassign", "report-chat", "add-note",
}  # fmt: skip

VERBS = ("changelist", "add", "change", "delete", "history")
ALL, NONE = "200 200 200 200 200", "403 403 403 403 403"

# model → what a business's admin and what the owner get of VERBS, each of a row of theirs. All others get nothing.
ADMIN_MODELS = {
    "workspaces_business": ("200 403 200 403 200", ALL),
    "workspaces_team": (ALL, ALL),
    "workspaces_membership": (ALL, ALL),
    "workspaces_entitytype": (ALL, ALL),
    "workspaces_pattern": (ALL, ALL),
    "accounts_person": (NONE, ALL),
    "agentchat_category": (ALL, ALL),
    "agentchat_cannedresponse": (ALL, ALL),
    "agentchat_widget": (ALL, ALL),
}
ADMIN = {
    *(f"admin:{name}" for name in ADMIN_PAGES),
    *(f"admin:{model}_{verb}" for model in ADMIN_MODELS for verb in VERBS),
    *(
        f"admin/{model.replace('_', '/', 1)}/<path:object_id>/" for model in ADMIN_MODELS
    ),  # leads on to the change page
    "admin:auth_user_password_change",
    CATCH_ALL,
}


def routes(resolver: Any, path: str = "", namespace: str = "") -> Iterator[tuple[str, str]]:
    """(path, name) of every route below; one without a name goes by its path."""
    for each in resolver.url_patterns:
        here = path + str(each.pattern)
        if hasattr(each, "url_patterns"):
            inner = f"{namespace}{each.namespace}:" if each.namespace else namespace
            yield from routes(each, here, inner)
        else:
            yield here, namespace + each.name if each.name else here


ARGUMENTS = {
    "account_reset_password_from_key": ["1", "set-password"],
    "openid_connect_login": ["company"],
    "openid_connect_callback": ["company"],
    "admin:view_on_site": ["1", "1"],
    "admin:app_list": ["workspaces"],
}


def address(name: str) -> str:
    """Where a route of these tables is."""
    return (
        f"/{re.sub('[$]', '', name)}"
        if "/" in name
        else reverse(name, args=ARGUMENTS.get(name, []))
    )
