"""GET /w/<key>/files/<id>: a file of one of the visitor's own chats."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from chatlinks.conversations.live import files
from chatlinks.database.rows import rows
from chatlinks.reading.views.file import answer
from chatlinks.web.numbers import number
from chatlinks.webchat import history
from chatlinks.webchat.visitors import Visitor, for_visitor, problem

WHY = f"{history.WHY}: a file"
OWN = """
SELECT 1
FROM conversations_conversation
WHERE id = %s
  AND business_id = %s
  AND contact_id = %s"""


@for_visitor("read")
@require_GET
def show(
    request: HttpRequest,
    visitor: Visitor,
    file: str,
) -> HttpResponse:
    id_ = number(file)
    kept = files.find(id_) if id_ is not None else None
    if kept is None or kept.content is None or not owned(visitor, kept):
        return problem(request, 404, "no_file")
    vault = history.vault_of(visitor, kept.conversation_id, WHY)
    return answer(kept, *files.open_with(vault, kept))


def owned(visitor: Visitor, kept: files.StoredFile) -> bool:
    """Is it of a conversation of this visitor's, at this business?"""
    parameters = [kept.conversation_id, visitor.business.pk, visitor.contact_id]
    return bool(rows(OWN, parameters))
