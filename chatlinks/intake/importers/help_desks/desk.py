"""What the exports of help desks have in common: what one is made of, and how it becomes ours."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from chatlinks.intake.importers.archive import Archive, Document
from chatlinks.intake.importers.contract import Piece
from chatlinks.intake.importers.dates import of_number
from chatlinks.intake.importers.drafting import Draft, canonical, label, text_and_files
from chatlinks.intake.importers.json_records import Fields, Record, peek, records
from chatlinks.intake.load import LeftOut, Reject


class HelpDesk(NamedTuple):
    key: str  # begins its ids
    holds: Callable[[Fields], bool]  # whether an object is one of its conversations
    pieces: Callable[[Record], Iterator[Piece]]  # of one conversation
    wanted: str  # what an object is told that holds none
    around: tuple[str, ...]  # where in a document its conversations may lie


def recognises(desk: HelpDesk, documents: Sequence[Document]) -> bool:
    return bool(documents) and any(map(desk.holds, peek(documents[0], desk.around)))


def read(desk: HelpDesk, archive: Archive, documents: Iterable[Document]) -> Iterator[Piece]:
    for document in documents:
        yield from conversations(desk, records(document, desk.around))
        archive.done += document.size


def conversations(desk: HelpDesk, arrived: Iterable[Record | Reject]) -> Iterator[Piece]:
    for record in arrived:
        if isinstance(record, Reject):
            yield record
        elif desk.holds(record.fields):
            yield from desk.pieces(record)
        else:
            yield Reject(
                record.line,
                canonical(record.fields),
                [desk.wanted],
                place=record.place,
            )


def contact(
    key: str,
    person: Fields,
    conversation: str,
    ids: Sequence[str] = ("id",),
) -> Fields:
    """By the first of the ids; somebody without any is known by their conversation alone."""
    id_ = next((person[name] for name in ids if person.get(name)), None)
    return {
        "id": f"{key}:{id_}" if id_ else conversation,
        "name": person.get("name"),
        "email": person.get("email"),
        "phone": person.get("phone"),
    }


@dataclass
class DeskMessage:
    """What somebody wrote, as a help desk tells it."""

    id: object
    at: object
    sender: str
    author: Fields
    text: str
    file_names: list[str] = field(default_factory=list)

    def add_to(self, draft: Draft, place: str) -> bool:
        """Is it anything that the user wrote or was shown?"""
        if not self.text and not self.file_names:
            return False
        draft.message(
            place,
            id=str(self.id or ""),
            at=moment(self.at),
            sender=self.sender,
            author={
                "name": label(self.author.get("name")),
                "email": label(self.author.get("email")),
            },
            **text_and_files(
                self.text,
                [{"file_name": name} for name in self.file_names],
            ),
        )
        return True


def rate(
    draft: Draft,
    place: str,
    *,
    rating: Any,
    comment: Any,
    at: object,
) -> None:
    """What the user thought of the agent; a survey without an answer says nothing."""
    if not rating:
        return
    draft.review(
        place,
        rating=rating,
        comment=comment,
        at=moment(at),
        **{"for": "agent"},
    )


def moment(value: object) -> datetime | object:
    """Seconds since 1970 as a time; whatever else as it is written."""
    if isinstance(value, int | float):
        return of_number(value)
    return of_number(float(value)) if isinstance(value, str) and value.isdecimal() else value


def left_out(what: str, number: int) -> Iterator[LeftOut]:
    if number:
        yield LeftOut(what, number)
