"""GET /c/<token>/transcript.txt: the conversation as a plain text file, as this viewer sees it."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from chatlinks.links.gate import Viewer, viewer_of_link
from chatlinks.reading.export import transcript


@require_safe
@viewer_of_link
def download(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    text = transcript(request, viewer)
    response = HttpResponse(text, content_type="text/plain; charset=utf-8")
    name = f"conversation-{viewer.access.number}.txt"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
