"""Every route by its name, and the file of tests/matrix whose table says who gets what of it."""

from collections.abc import Iterator
from typing import Any

from tests.kit.library_routes import ADMIN, ALLAUTH


def names(text: str) -> frozenset[str]:
    return frozenset(text.split())


# test_links
LINKS = names("""
    chat-link chat-link-slash whole transcript whole-transcript share revoke passcode report-visit
    following whole-following export whole-export
    list-exports ask-list-export list-export delete-list-export
    still share-panel hide undo-hide ask-code prove-address strike send-link
    mark undo-mark export-user forget-user find-user file sent-file home seen
    sign-in-as sign-in-by-link
""")
# test_privacy_routes; some of them are asked for with every kind of link in test_links, too
PRIVACY = names("""
    mark undo-mark export-user forget-user find-user
    masking-businesses masking save-pattern delete-pattern choose-profile choose-entity
    switch-masking switch-leads undo-masking-change choose-told-kind save-never-names
""")
# test_widget_routes: the web chat, for visitors of a business's site; and the demo's sites
WIDGET = names("""
    widget-script widget widget-session widget-messages widget-send-file widget-file
    widget-received widget-person widget-details widget-rating widget-end
    demo demo-site
""")
# test_chats
CHATS = names("""
    my-chats chat-list chat-stats presence here my-chat chat-messages look
    reply wait resume close-chat reassign report-chat add-note take-next
""")
# test_boards
BOARDS = names("""
    businesses limit-slots teams team-settings add-to-team remove-from-team
""")
# test_analytics
MESSAGES = names("""
    messages messages-csv conversations conversations-csv
    reports ask-report report delete-report
""")
WORDS = names("words words-csv")  # test_words
FIGURES = names("overview csat reviews saved-views weekly-view delete-view")  # test_figures

# test_masking: name → what an admin sends to it for a change of his business.
# All others get 404, or 403 of the list of businesses.
MASKING: dict[str, dict[str, str] | None] = {
    "masking-businesses": None,
    "masking": {"text": "my card is 4111 1111 1111 1111"},
    "save-pattern": {"name": "ticket", "expression": "T-[0-9]+"},
    "delete-pattern": {"sure": "1"},
    "choose-profile": {"profile": "balanced", "sure": "1"},
    "choose-entity": {"personal": "1"},
    "choose-told-kind": {"masked": "0", "sure": "1"},
    "save-never-names": {"words": "Diwali", "sure": "1"},
    "switch-masking": {"masking": "0", "sure": "1"},
    "switch-leads": {"leads": "1", "sure": "1"},
    "undo-masking-change": {},
}
# test_people: setting up, inviting, and links for new passwords
PEOPLE = names("""
    start next-steps example-conversation
    people-businesses people end-hold member-permission
    revoke-invitation new-password-link invitation
""")
# test_api_routes: keys, and what is done with one
API = names("""
    keys-businesses keys replace-key revoke-key mcp
    api:api-root api:openapi-json api:openapi-view api:conversations api:messages api:events
    api:conversation api:conversation-messages api:conversation-reviews api:conversation-visits
    api:links api:end-link
    api:contacts api:entities api:reviews api:steps api:files api:edits api:deletions
""")
IMPORTS = names("import-businesses imports import")  # test_import_routes
# test_source_routes: webhooks, and the pages of what sends them
SOURCES = names("""
    hook hook-post hook-post-slash sources-businesses sources source source-secret source-target
    source-alarm switch-source remove-source try-sample map-source
""")
AUDIT = names("audit-businesses audit audit-csv")  # test_audit
# test_link_lists: links made, of one's own or of a business, and what it allows
LINK_LISTS = names("links end-links restore-links links-of-business link-policy")
OWN = names("account")  # test_accounts: everybody's own
LISTED = frozenset().union(
    LINKS,
    LINK_LISTS,
    PRIVACY,
    WIDGET,
    CHATS,
    BOARDS,
    MESSAGES,
    WORDS,
    FIGURES,
    MASKING,
    PEOPLE,
    API,
    IMPORTS,
    SOURCES,
    AUDIT,
    OWN,
    ALLAUTH,
    ADMIN,
)


def routes(resolver: Any, path: str = "", namespace: str = "") -> Iterator[tuple[str, str]]:
    """(path, name) of every route below; one without a name goes by its path."""
    for each in resolver.url_patterns:
        here = path + str(each.pattern)
        if hasattr(each, "url_patterns"):
            inner = f"{namespace}{each.namespace}:" if each.namespace else namespace
            yield from routes(each, here, inner)
        else:
            yield here, namespace + each.name if each.name else here
