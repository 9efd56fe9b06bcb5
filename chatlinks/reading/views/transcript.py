"""GET /c/<token>/transcript.txt: the conversation as a plain text file, as this viewer sees it.

GET /c/<token>/all/transcript.txt: all of the contact's conversations that this member may open.
"""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from chatlinks.links.gate import Viewer, viewer_of_link
from chatlinks.reading.export import transcript


@require_safe
@viewer_of_link
def download(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    if not viewer.may_download:
        raise PermissionDenied
    return file(transcript(request, viewer), f"conversation-{viewer.access.number}.txt")


@require_safe
@viewer_of_link
def download_whole(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    if not viewer.is_member:  # a link for anyone is to one conversation
        return redirect(viewer.path_as)
    text = transcript(request, viewer, whole=True)
    return file(text, f"user-{viewer.access.contact_id}.txt")


def file(text: str, name: str) -> HttpResponse:
    response = HttpResponse(text, content_type="text/plain; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
