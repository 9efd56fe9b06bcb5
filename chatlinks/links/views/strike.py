"""POST /c/<token>/shares/<id>/people/<id>/strike: take one address off a link's list."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from chatlinks.links.gate import member_of_link
from chatlinks.links.models import ChatLink
from chatlinks.links.people import invitees
from chatlinks.links.viewer import Viewer
from chatlinks.web.notes import say


@require_POST
@member_of_link
def strike(
    request: HttpRequest,
    viewer: Viewer,
    share: int,
    invitee: int,
) -> HttpResponse:
    links = ChatLink.of(viewer.access.business_id, viewer.access.conversation_id)
    link = get_object_or_404(links, pk=share)
    invitees.strike(get_object_or_404(link.invitees, pk=invitee), viewer.person_id)
    say(request, "Struck off the list. Whoever reads by that address sees nothing from now on.")
    return redirect(f"{viewer.path}/share")
