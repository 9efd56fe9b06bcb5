"""What an admin may do for the user of a conversation: hand out all that is known of them, or forget them."""

import json

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from chatlinks.conversations.models import Contact
from chatlinks.conversations.remasking import forgetting
from chatlinks.links.gate import Viewer, chat_link
from chatlinks.web.notices import forbidden


def contact_of(entry: Viewer) -> Contact:
    return Contact.objects.select_related("business").get(
        pk=entry.subject.contact_id, business_id=entry.subject.business_id
    )


@require_POST
@chat_link
def export(request: HttpRequest, entry: Viewer) -> HttpResponse:
    """POST /c/<token>/user.json: only for an admin who may see personal details, for the file holds them all."""
    if not (entry.administers and entry.shown):
        return forbidden(request)
    found = forgetting.export(contact_of(entry), entry.person_id)
    response = HttpResponse(
        json.dumps(found, ensure_ascii=False, indent=1), content_type="application/json"
    )
    response.headers["Content-Disposition"] = (
        f'attachment; filename="user-{entry.subject.contact_id}.json"'
    )
    return response


@require_http_methods(["GET", "POST"])
@chat_link
def forget(request: HttpRequest, entry: Viewer) -> HttpResponse:
    """/c/<token>/forget: asks once more, then forgets."""
    if not entry.administers:
        return forbidden(request)
    if request.method == "POST":
        forgetting.forget(contact_of(entry), entry.person_id)
        messages.success(
            request, "This user is forgotten. Their conversations stay, masked for everyone."
        )
        return redirect(entry.path)
    return render(
        request,
        "reading/forget.html",
        {"path": entry.path, "contact": f"User {entry.subject.contact_id}"},
    )
