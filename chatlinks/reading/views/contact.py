"""What an admin may do for the user of a conversation.

Hand out all that is known of them, or forget them.
"""

import json

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from chatlinks.conversations.remasking import forgetting
from chatlinks.links.gate import admin_of_link, details_shown
from chatlinks.links.viewer import Viewer

FORGOTTEN = "This user is forgotten. Their conversations stay, masked for everyone."


@require_POST
@admin_of_link
@details_shown
def export(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """POST /c/<token>/user.json: everything, so only for an admin who may see personal details."""
    everything = forgetting.export(viewer.contact, viewer.person_id)
    text = json.dumps(everything, ensure_ascii=False, indent=1)
    response = HttpResponse(text, content_type="application/json")
    name = f"user-{viewer.access.contact_id}.json"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_http_methods(["GET", "POST"])
@admin_of_link
def forget(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """/c/<token>/forget: asks once more, then forgets."""
    if request.method == "POST":
        forgetting.forget(viewer.contact, viewer.person_id)
        messages.success(request, FORGOTTEN)
        return redirect(viewer.path)
    context = {"path": viewer.path, "contact": f"User {viewer.access.contact_id}"}
    return render(request, "reading/forget.html", context)
