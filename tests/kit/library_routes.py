"""The routes that Django's admin and allauth bring along, and who gets what of each.

Asked for in tests/matrix: test_accounts and test_admin.
"""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from django.urls import reverse


def table(text: str, reads: Callable[..., Any]) -> dict[str, Any]:
    """A line each: a name, then what `reads` makes of the other words."""
    lines = [line.split() for line in text.strip().splitlines()]
    return {name: reads(*words) for name, *words in lines}


class ByAccount(NamedTuple):
    """The status of GET."""

    signed_out: int
    signed_in: int


class ByOffice(NamedTuple):
    """The status of GET. 302 of the first two is to the sign-in, which tells the second that it
    isn't open to them.
    """

    signed_out: int
    manages_nothing: int
    admin: int
    owner: int


def numbers(kind: Any) -> Callable[..., Any]:
    return lambda *words: kind(*map(int, words))


# Nobody signs up by himself: there is no page for it.
ALLAUTH: dict[str, ByAccount] = table(
    """
    account_login                         200  302
    account_logout                        302  200
    account_inactive                      200  200
    account_reauthenticate                302  200
    account_change_password               302  200
    account_set_password                  302  302
    account_reset_password                200  200
    account_reset_password_from_key_done  200  200
    account_reset_password_from_key       200  200
    account_reset_password_done           200  200
    mfa_index                             302  200
    mfa_authenticate                      302  302
    mfa_reauthenticate                    302  302
    mfa_activate_totp                     302  302
    mfa_deactivate_totp                   302  404
    mfa_view_recovery_codes               302  404
    mfa_generate_recovery_codes           302  302
    mfa_download_recovery_codes           302  404
    socialaccount_login_cancelled         200  200
    openid_connect_login                  404  404
    openid_connect_callback               404  404
    """,
    numbers(ByAccount),
)
ADMIN_PAGES: dict[str, ByOffice] = table(
    """
    index         302  302  200  200
    login         302  403  302  302
    logout        302  302  405  405
    autocomplete  302  302  403  403
    jsi18n        302  302  200  200
    view_on_site  302  302  404  404
    app_list      302  302  200  200
    """,
    numbers(ByOffice),
)
CATCH_ALL = "admin/(?P<url>.*)$"
OF_CATCH_ALL = ByOffice(302, 302, 404, 404)

VERBS = ("changelist", "add", "change", "delete", "history")
# model → verb → what a business's admin gets of it, of a row of theirs.
# The owner gets 200 of everything but of NEVER_DELETED, all others nothing.
ADMIN_MODELS: dict[str, dict[str, int]] = table(
    """
    workspaces_business       200  403  200  403  200
    workspaces_team           200  200  200  200  200
    workspaces_membership     200  200  200  200  200
    workspaces_entitytype     200  200  200  403  200
    workspaces_pattern        200  200  200  403  200
    accounts_person           403  403  403  403  403
    agentchat_category        200  200  200  200  200
    agentchat_cannedresponse  200  200  200  200  200
    agentchat_widget          200  200  200  200  200
    """,
    lambda *words: dict(zip(VERBS, map(int, words), strict=True)),
)
# Records name people, who are locked instead; and what hides something goes on the masking page.
NEVER_DELETED = {
    ("accounts_person", "delete"),
    ("workspaces_entitytype", "delete"),
    ("workspaces_pattern", "delete"),
}
ADMIN = {
    *(f"admin:{name}" for name in ADMIN_PAGES),
    *(f"admin:{model}_{verb}" for model in ADMIN_MODELS for verb in VERBS),
    # leads on to the change page
    *(f"admin/{model.replace('_', '/', 1)}/<path:object_id>/" for model in ADMIN_MODELS),
    "admin:auth_user_password_change",
    CATCH_ALL,
}

ARGUMENTS = {
    "account_reset_password_from_key": ["1", "set-password"],
    "openid_connect_login": ["company"],
    "openid_connect_callback": ["company"],
    "admin:view_on_site": ["1", "1"],
    "admin:app_list": ["workspaces"],
}


def address(name: str) -> str:
    """Where a route of these tables is."""
    if "/" in name:
        return f"/{re.sub('[$]', '', name)}"
    return reverse(name, args=ARGUMENTS.get(name, []))
