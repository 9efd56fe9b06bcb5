"""/w/<key>/files: POST sends a file, /w/<key>/files/<id> reads one of the visitor's own chats."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_GET, require_POST

from chatlinks.conversations.live import files
from chatlinks.database.rows import rows
from chatlinks.reading.views.file import answer
from chatlinks.web.numbers import number
from chatlinks.webchat import history, visitor_actions
from chatlinks.webchat.views.answers import explained
from chatlinks.webchat.views.body import Unreadable
from chatlinks.webchat.visitors import Visitor, for_visitor, problem

CLIENT_ID = (8, 64)  # characters


@for_visitor("file")
@require_POST
@explained
def send(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """A form of several parts: file, id (the message's, by the visitor's browser), after (their place)."""
    client_id, after = (
        request.POST.get("id", ""),
        history.cursor(request.POST.get("after", history.START)),
    )
    file = request.FILES.get("file")
    if after is None or not (CLIENT_ID[0] <= len(client_id) <= CLIENT_ID[1]) or "\0" in client_id:
        raise Unreadable
    if file is None:  # none was sent, or one so big that it was not read
        raise files.Unfit("too_big")
    visitor_actions.send_file(visitor, file.name or "", file.read(), client_id)
    return JsonResponse(visitor_actions.shown_after(visitor, after))


@for_visitor("read")
@require_GET
def show(request: HttpRequest, visitor: Visitor, file: str) -> HttpResponse:
    id_ = number(file)
    kept = files.find(id_) if id_ is not None else None
    if kept is None or kept.content is None or not owned(visitor, kept):
        return problem(request, 404, "no_file")
    vault = history.vault_of(
        visitor, kept.conversation_id, "shown to the user in the web chat: a file"
    )
    return answer(kept, *files.open_with(vault, kept))


def owned(visitor: Visitor, kept: files.StoredFile) -> bool:
    """Is it of a conversation of this visitor's, at this business?"""
    sql = "SELECT 1 FROM conversations_conversation WHERE id = %s AND business_id = %s AND contact_id = %s"
    return bool(rows(sql, [kept.conversation_id, visitor.business.pk, visitor.contact_id]))
