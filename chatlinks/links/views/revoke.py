"""POST /c/<token>/shares/<id>/revoke: end a link for anyone, at once and for good."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from chatlinks.links.gate import member_of_link
from chatlinks.links.models import ChatLink
from chatlinks.links.viewer import Viewer


@require_POST
@member_of_link
def revoke(request: HttpRequest, viewer: Viewer, share: int) -> HttpResponse:
    links = ChatLink.of(viewer.access.business_id, viewer.access.conversation_id)
    shared = links.exclude(audience=ChatLink.Audience.MEMBERS)
    link = get_object_or_404(shared, pk=share)
    link.revoke(viewer.person_id)
    messages.success(request, "The link is revoked. Whoever opens it from now on sees nothing.")
    return redirect(f"{viewer.path}/share")
