"""POST /w/<key>/files: the visitor sends a file."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from chatlinks.conversations.live import files
from chatlinks.webchat import history, visitor_actions
from chatlinks.webchat.forms import Unreadable
from chatlinks.webchat.refusals import explained
from chatlinks.webchat.visitors import Visitor, for_visitor

SHORTEST_ID, LONGEST_ID = 8, 64  # characters


@for_visitor("file")
@require_POST
@explained
def send(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """A form of several parts: file, id (the message's, by the visitor's browser), after (the last
    message that it holds)."""
    client_id = request.POST.get("id", "")
    after = history.read_cursor(request.POST.get("after", history.START))
    if after is None or not SHORTEST_ID <= len(client_id) <= LONGEST_ID or "\0" in client_id:
        raise Unreadable
    file = request.FILES.get("file")
    if file is None:  # none was sent, or one so big that it was not read
        raise files.Unfit("too_big")
    visitor_actions.send_file(
        visitor,
        file.name or "",
        file.read(),
        client_id,
    )
    return JsonResponse(visitor_actions.news_for(visitor, after))
