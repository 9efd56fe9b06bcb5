"""Which methods each of our routes takes: nothing is changed by looking at it, and a page that only
shows takes no form. Take a view's guard of methods away, and this fails.
"""

import re

import pytest
from django.urls import get_resolver

from chatlinks.chats.models import Widget
from chatlinks.webchat import limits
from tests.kit import routes
from tests.kit.acting.web_chat import Browser

TAKEN = {
    ("GET", "HEAD"): routes.names("""
        chat-link chat-link-slash whole transcript whole-transcript home
        following whole-following export whole-export list-exports list-export
        overview csat reviews words words-csv messages messages-csv conversations conversations-csv
        reports report masking-businesses people-businesses keys-businesses
        import-businesses sources-businesses source
        api:api-root api:openapi-json api:openapi-view
        still share-panel links links-of-business seen audit-businesses audit audit-csv
    """),
    ("GET",): routes.names("""
        file sent-file my-chats chat-list chat-stats my-chat chat-messages businesses teams
        widget-script widget demo demo-site widget-file
        api:conversation api:conversation-messages api:conversation-reviews api:conversation-visits
    """),
    ("POST",): routes.names("""
        ask-list-export delete-list-export end-links restore-links link-policy hide undo-hide
        strike send-link report-visit
        share revoke mark undo-mark export-user find-user sign-in-as
        save-pattern delete-pattern choose-profile choose-entity switch-masking switch-leads
        choose-told-kind save-never-names undo-masking-change revoke-invitation
        new-password-link member-permission end-hold take-next
        example-conversation presence here look reply wait resume close-chat report-chat add-note
        limit-slots add-to-team remove-from-team ask-report delete-report weekly-view delete-view
        widget-session widget-send-file widget-received widget-person widget-details widget-rating
        widget-end replace-key revoke-key api:messages api:events api:end-link mcp
         api:contacts api:entities api:reviews api:steps api:files api:edits api:deletions
         hook hook-post hook-post-slash source-secret source-target source-alarm switch-source
         remove-source
    """),
    ("GET", "POST"): routes.names("""
        passcode forget-user sign-in-by-link masking start next-steps people invitation reassign
        team-settings saved-views account widget-messages keys ask-code prove-address
        api:conversations api:links
        imports import sources try-sample map-source
    """),
}
METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE")
OURS = {
    name: path
    for path, name in routes.routes(get_resolver())
    if name in routes.LISTED - set(routes.ALLAUTH) - routes.ADMIN
}


def test_every_route_of_ours_says_which_methods_it_takes():
    said = [name for names in TAKEN.values() for name in names]
    assert sorted(said) == sorted(OURS)


@pytest.fixture
def session(cast):
    """session() → what a new visitor of the web chat carries."""
    limits.counter.storage.reset()
    Widget.objects.create(business=cast.acme)
    return lambda: Browser().headers()


def address(path):
    """Of Acme Bank, and of things that may not be there: methods are asked about first."""
    return "/" + re.sub(r"<[^>]*>", "1", re.sub(r"<(slug|str):key>", "acme", path))


@pytest.mark.parametrize("taken", TAKEN, ids=" ".join)
def test_no_route_takes_another_method(cast, sign_in, session, taken):
    client = sign_in("admin_permitted")
    for name in TAKEN[taken]:
        headers = session() if name.startswith("widget-") else {}
        for method in sorted(METHODS, key=taken.__contains__):  # nothing is done before the last
            path = address(OURS[name])
            status = client.generic(method, path, headers=headers).status_code
            assert (status != 405) == (method in taken), (name, method, status)
