"""/w/<key>/files: POST sends a file, /w/<key>/files/<id> reads one of the visitor's own chats."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_GET, require_POST

from chatlinks.agentchat import webchat, written
from chatlinks.agentchat.views.widget.answers import explained
from chatlinks.agentchat.views.widget.body import Unreadable
from chatlinks.agentchat.visitors import Visitor, for_visitor, problem
from chatlinks.conversations import files
from chatlinks.links.gate import number
from chatlinks.links.views.file import answer
from chatlinks.rows import rows

CLIENT_ID = (8, 64)  # characters


@for_visitor("file")
@require_POST
@explained
def send(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """A form of several parts: file, id (the message's, by the visitor's browser), after (their place)."""
    client_id, after = request.POST.get("id", ""), webchat.cursor(request.POST.get("after", webchat.START))
    file = request.FILES.get("file")
    if after is None or not (CLIENT_ID[0] <= len(client_id) <= CLIENT_ID[1]) or "\0" in client_id:
        raise Unreadable
    if file is None:  # none was sent, or one so big that it was not read
        raise files.Unfit("too_big")
    written.send_file(visitor, file.name or "", file.read(), client_id)
    return JsonResponse(written.shown_after(visitor, after))


@for_visitor("read")
@require_GET
def show(request: HttpRequest, visitor: Visitor, file: str) -> HttpResponse:
    id_ = number(file)
    kept = files.find(id_) if id_ is not None else None
    if kept is None or kept.content is None or not owned(visitor, kept):
        return problem(request, 404, "no_file")
    vault = webchat.vault_of(visitor, kept.conversation_id, "shown to the user in the web chat: a file")
    return answer(kept, *files.open_with(vault, kept))


def owned(visitor: Visitor, kept: files.Kept) -> bool:
    """Is it of a conversation of this visitor's, at this business?"""
    sql = "SELECT 1 FROM conversations_conversation WHERE id = %s AND business_id = %s AND contact_id = %s"
    return bool(rows(sql, [kept.conversation_id, visitor.business.pk, visitor.contact_id]))
