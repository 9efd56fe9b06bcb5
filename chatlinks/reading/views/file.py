"""GET /files/<id>: a file of a conversation, for those who may open it and see personal details.

The opening is recorded.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from chatlinks.audit.kinds import RecordKind
from chatlinks.conversations.live import files
from chatlinks.conversations.live.file_types import PICTURES
from chatlinks.links.gate import details_by_right
from chatlinks.links.visits import read_on
from chatlinks.web.numbers import number

POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'"


@require_GET
def show(request: HttpRequest, file: str) -> HttpResponse:
    id_ = number(file)
    kept = files.find(id_) if id_ is not None else None
    if kept is None:
        raise Http404
    viewer = details_by_right(
        request.user.pk or 0,
        kept.business_id,
        kept.conversation_id,
    )
    if kept.content is None:
        raise Http404
    vault = read_on(viewer, "opened a file", RecordKind.FILE)
    assert vault is not None
    return answer(kept, *files.open_with(vault, kept))


def answer(
    kept: files.StoredFile,
    name: str,
    content: bytes,
) -> HttpResponse:
    """The file as it was sent.

    A picture shows in the page; anything else is saved, and a browser runs nothing of it.
    """
    saved = kept.media_type not in PICTURES
    headers = {
        "Content-Disposition": content_disposition_header(saved, name) or "attachment",
        "Content-Security-Policy": POLICY,
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    return HttpResponse(content, content_type=kept.media_type, headers=headers)
