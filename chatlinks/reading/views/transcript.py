"""GET /c/<token>/transcript.txt: the conversation as a plain text file, as this viewer sees it."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from chatlinks.links.gate import Viewer, chat_link
from chatlinks.reading.export import transcript


@require_safe
@chat_link
def download(request: HttpRequest, entry: Viewer) -> HttpResponse:
    text = transcript(request, entry)
    response = HttpResponse(text, content_type="text/plain; charset=utf-8")
    response.headers["Content-Disposition"] = (
        f'attachment; filename="conversation-{entry.subject.number}.txt"'
    )
    return response
