"""GET /: the conversations that the reader may see."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from chatlinks.reading.conversation_list import conversation_list
from chatlinks.web.zones import zone_of
from chatlinks.workspaces.memberships import administered_by, lookup_businesses
from chatlinks.workspaces.reach import opening_memberships


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """For everybody who is signed in: what a person may not open is in no list of theirs."""
    person_id = request.user.pk or 0
    page = conversation_list(
        request.GET,
        person_id,
        opening_memberships(person_id),
        zone_of(request),
        may_look_up=bool(lookup_businesses(request.user)),
        manages=manages(request.user),
    )
    return render(request, "reading/conversation_list.html", {"home": page})


def manages(person: Any) -> str:
    """What this person may do where the list is empty: for the way out of it."""
    if person.is_superuser:
        return "server"
    return "business" if person.is_staff and administered_by(person).exists() else ""
