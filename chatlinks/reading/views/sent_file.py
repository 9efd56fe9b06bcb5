"""GET /c/<token>/sent/<message>/<place>: a file that bot or agents sent, where it goes along.

The opening is recorded. Whoever gets files by an own right gets them at /files/<id>.
"""

from typing import NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from chatlinks.conversations.live import files
from chatlinks.conversations.live.file_types import RECORDINGS, tidy
from chatlinks.conversations.records.parts import MESSAGE
from chatlinks.database.rows import one
from chatlinks.links.gate import viewer_of_link
from chatlinks.links.viewer import Viewer
from chatlinks.links.visits import open_file_along
from chatlinks.privacy.sealing import Vault
from chatlinks.reading.messages.addresses import own_file
from chatlinks.reading.messages.bodies import ours, own_addresses, text
from chatlinks.reading.messages.files_along import files_along
from chatlinks.reading.views.file import answer
from chatlinks.web.notices import too_many
from chatlinks.web.numbers import number

CARRYING = f"""
SELECT m.id, m.position, m.sender, {MESSAGE.select("m")}, m.sealed
FROM conversations_message m
WHERE m.id = %s AND m.conversation_id = %s AND m.business_id = %s"""


class CarryingMessage(NamedTuple):
    """Its texts are those of the part MESSAGE, in their order."""

    id: int
    position: int
    sender: str
    author: str
    data: str | None
    language: str
    node: str
    sub_story: str
    text: str
    translation: str
    type: str
    sealed: bytes | None

    def address(self, vault: Vault | None, place: int) -> str:
        """Where we keep the file in that place; "" for none of ours."""
        record = MESSAGE.restore(vault, self.id, MESSAGE.record_of(self), self.sealed)
        return dict(enumerate(own_addresses(record["data"]))).get(place, "")

    def name(self, place: int) -> str:
        """As the page has it: masked. What a file itself is called may be a user's name."""
        return text(dict(ours(MESSAGE.record_of(self)["data"]))[place], "file_name")


@require_GET
@viewer_of_link
def show(
    request: HttpRequest,
    viewer: Viewer,
    message: int,
    place: int,
) -> HttpResponse:
    carrying = carried_along(viewer, message)
    if not carrying.address(None, place):
        raise Http404
    vault = open_file_along(viewer)
    if vault is None:
        return too_many(request)
    kept = kept_at(viewer, carrying.address(vault, place))
    _, content = files.open_with(vault, kept)
    return answer(kept, tidy(carrying.name(place), kept.media_type), content)


def carried_along(viewer: Viewer, message: int) -> CarryingMessage:
    """The message, where its files go along. Raises Http404."""
    access, along = viewer.access, files_along(viewer)
    here = [message, access.conversation_id, access.business_id]
    carrying = one(CarryingMessage, CARRYING, here) if along else None
    if along is None or carrying is None:
        raise Http404
    if not along.address(carrying.id, carrying.position, carrying.sender):
        raise Http404
    return carrying


def kept_at(viewer: Viewer, address: str) -> files.StoredFile:
    """A message may name any file: only those of its conversation are opened, and none that may
    tell where it was recorded. Raises Http404.
    """
    id_ = number((own_file(address) or "").rpartition("/")[2])
    kept = files.find(id_) if id_ is not None else None
    if kept is None or kept.content is None or kept.media_type in RECORDINGS:
        raise Http404
    if kept.conversation_id != viewer.access.conversation_id:
        raise Http404
    return kept
