"""GET /: the conversations that the reader may see."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from chatlinks.reading.list.conversations import ListReader, conversation_list
from chatlinks.reading.list.view_models import FailedLookup
from chatlinks.web.lists.paging import CURSORS
from chatlinks.web.zones import zone_of
from chatlinks.workspaces.memberships import sees_everyone
from chatlinks.workspaces.models import Membership
from chatlinks.workspaces.reach import MembershipRow, held_memberships, opening_memberships


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """For everybody who is signed in: what a person may not open is in no list of theirs."""
    return drawn(request)


def drawn(
    request: HttpRequest,
    lookup: FailedLookup | None = None,
) -> HttpResponse:
    """The page; 400 with a look-up that failed."""
    person_id = request.user.pk or 0
    held = held_memberships(person_id)
    reader = ListReader(
        person_id=person_id,
        memberships=opening_memberships(held),
        zone=zone_of(request),
        may_look_up=any(map(sees_everyone, held)),
        manages=manages(request.user, held),
    )
    page = conversation_list(request.GET, reader)
    may_export = any(each.export for each in held)
    return render(
        request,
        "reading/conversation_list.html",
        {
            "home": page,
            "lookup": lookup or FailedLookup(),
            "exports_url": exports_url(request) if may_export else "",
        },
        status=400 if lookup else 200,
    )


def exports_url(request: HttpRequest) -> str:
    """Where what is listed, on all its pages, can be taken along."""
    query = request.GET.copy()
    for name in CURSORS:
        query.pop(name, None)
    return f"/exports?{query.urlencode()}" if query else "/exports"


def manages(person: Any, held: list[MembershipRow]) -> str:
    """What this person may do where the list is empty: for the way out of it."""
    if person.is_superuser:
        return "server"
    administers = any(each.active and each.role == Membership.Role.ADMIN for each in held)
    return "business" if person.is_staff and administers else ""
