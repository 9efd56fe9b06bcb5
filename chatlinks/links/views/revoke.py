"""POST /c/<token>/shares/<id>/revoke: end a link for anyone, at once and for good."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from chatlinks.links.gate import Viewer, chat_link
from chatlinks.links.models import ChatLink
from chatlinks.web.notices import forbidden


@require_POST
@chat_link
def revoke(request: HttpRequest, entry: Viewer, share: int) -> HttpResponse:
    if not entry.is_member:
        return forbidden(request)
    found = ChatLink.objects.filter(
        pk=share,
        business_id=entry.subject.business_id,
        conversation_id=entry.subject.conversation_id,
        audience="anyone",
    ).first()
    if found is None:
        raise Http404
    found.revoke(entry.person_id)
    messages.success(request, "The link is revoked. Whoever opens it from now on sees nothing.")
    return redirect(f"{entry.path}#share")
