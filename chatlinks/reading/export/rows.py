"""What is taken along of a conversation: a row each message, review, and, where chosen, event and
note.

Made of the page's own items, so that no file can hold anything that the page would not.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from html import unescape
from typing import NamedTuple

from django.http import HttpRequest
from django.utils import timezone
from markupsafe import Markup

from chatlinks.audit.kinds import RecordKind
from chatlinks.links.viewer import Viewer
from chatlinks.links.visits import visit
from chatlinks.privacy.sealing import Vault
from chatlinks.reading.messages import readable_rows
from chatlinks.reading.messages.files_along import instead_of_hidden
from chatlinks.reading.messages.items import (
    Body,
    DayItem,
    DeliveryItem,
    EventItem,
    Item,
    MessageItem,
    Picture,
    ReviewItem,
    SessionItem,
    StepItem,
)
from chatlinks.reading.messages.own_words import own_in
from chatlinks.reading.messages.timeline import ReadAs, Reader
from chatlinks.reading.request import ReadingRequest

TAG = re.compile(r"<[^>]*>")
# Control characters, and those that turn the direction of what follows; a tab is none here.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
OWN_PICTURE = re.compile(r"/files/(\d{1,18})")


class ExportRow(NamedTuple):
    """One thing that was said or happened. Texts are as this reader sees them, no HTML."""

    conversation: int  # its number
    # "message", "review", "event", "note", "step"; "conversation": here begins the next one
    kind: str
    at: datetime  # in the reader's zone
    sender: str  # of a message: user, bot, agent, other; of a review: whom it is of
    author: str
    text: str  # in lines
    beside: tuple[
        str, ...
    ] = ()  # what came with it: buttons, cards, names of pictures; a line each
    translation: str = ""
    rating: int | None = None
    message_id: int | None = None
    pictures: tuple[int, ...] = ()  # files that we keep, and the reader sees


class Export(NamedTuple):
    """Rows, and what every file says of itself."""

    business: str
    title: str  # "Conversation 3", "7 conversations"
    exported_by: str
    exported_at: datetime
    zone: str
    shown: bool  # personal details are in clear
    rows: list[ExportRow]
    conversation_ids: list[int]
    business_id: int
    vault: Vault | None

    @property
    def origin(self) -> str:
        """Who exported it and when: each file, and each page of one, says so."""
        return (
            f"Exported by {self.exported_by} on {self.exported_at:%d %B %Y at %H:%M} ({self.zone})"
        )

    @property
    def details(self) -> str:
        return "Personal details are " + ("shown" if self.shown else "hidden")


class ExportChoice(NamedTuple):
    """What goes along beside messages and reviews."""

    notes: bool = False
    events: bool = False

    @classmethod
    def of(cls, request: HttpRequest) -> "ExportChoice":
        return cls(notes=bool(request.GET.get("notes")), events=bool(request.GET.get("events")))


def export_of(
    request: HttpRequest,
    viewer: Viewer,
    *,
    whole: bool = False,
) -> Export:
    """All of the conversation; `whole`: all of the contact's that the viewer may open.

    It is a visit.
    """
    access = viewer.access
    reading = ReadingRequest(request, viewer, whole=whole)
    everything = reading.everything
    vault = visit(viewer, "exported the conversation", RecordKind.EXPORT)
    rows = readable_rows.rows_for(viewer, everything, sealed=vault is not None)
    reader = Reader(
        reading.zone,
        vault,
        ReadAs(steps=viewer.step_detail, files=instead_of_hidden(viewer)),
        own=own_in(viewer, rows),
    )
    items = reader.items(rows, everything, sessions=whole)
    count = len(reading.conversations)
    return Export(
        business=access.business,
        title=f"{count} conversations" if whole else f"Conversation {access.number}",
        exported_by=name_of(request, viewer),
        exported_at=timezone.now().astimezone(reading.zone),
        zone=str(reading.zone),
        shown=viewer.shown,
        rows=list(rows_of(chosen(items, viewer, ExportChoice.of(request)), access.number)),
        conversation_ids=[each.id for each in reading.conversations],
        business_id=access.business_id,
        vault=vault,
    )


def name_of(request: HttpRequest, viewer: Viewer) -> str:
    if not viewer.is_member:
        return "a reader with the link"
    return CONTROL.sub("", str(request.user))


def chosen(
    items: Sequence[Item],
    viewer: Viewer,
    choice: ExportChoice,
) -> Iterator[Item]:
    """Events and notes go along where a colleague wants them; nobody else gets any."""
    for item in items:
        if isinstance(item, EventItem):
            wanted = choice.notes if item.name == "note" else choice.events
            if not (wanted and viewer.reads_notes):
                continue
        elif isinstance(item, StepItem) and not (choice.events and viewer.reads_notes):
            continue
        yield item


def rows_of(items: Iterator[Item], number: int) -> Iterator[ExportRow]:
    for item in items:
        if isinstance(item, SessionItem):
            number = item.number
        if row := row_of(item, number):
            yield row


def row_of(item: Item, number: int) -> ExportRow | None:
    match item:
        case MessageItem():
            return message_row(item, number)
        case EventItem():
            return event_row(item, number)
        case ReviewItem():
            return review_row(item, number)
        case StepItem():
            return step_row(item, number)
        case SessionItem():
            return ExportRow(
                conversation=number,
                kind="conversation",
                at=item.at,
                sender="",
                author="",
                text="",
            )
        case DayItem() | DeliveryItem():
            return None  # a day is told by its rows


def message_row(item: MessageItem, number: int) -> ExportRow:
    return ExportRow(
        conversation=number,
        kind="message",
        at=item.at,
        sender=item.sender,
        author=bare(item.author),
        text=lines(item.text),
        beside=tuple(beside(item.body)),
        translation=lines(item.translation or Markup("")),
        message_id=item.id,
        pictures=tuple(pictures(item.body)),
    )


def event_row(item: EventItem, number: int) -> ExportRow:
    return ExportRow(
        conversation=number,
        kind="note" if item.name == "note" else "event",
        at=item.at,
        sender="",
        author=bare(item.by),
        text=lines(item.words if item.name == "note" else item.text),
    )


def review_row(item: ReviewItem, number: int) -> ExportRow:
    return ExportRow(
        conversation=number,
        kind="review",
        at=item.at,
        sender=item.given_to,
        author="",
        text=lines(item.comment),
        beside=(bare(item.task),) if item.task else (),
        rating=item.rating,
    )


def step_row(item: StepItem, number: int) -> ExportRow:
    return ExportRow(
        conversation=number,
        kind="step",
        at=item.at,
        sender="",
        author=bare(item.agent),
        text=step_line(item),
        beside=tuple(step_texts(item)),
    )


STEPS = {"tool": "Tool call", "source": "Source", "handover": "Handed over to"}


def step_line(item: StepItem) -> str:
    outcome = {"error": " (failed)", "ok": " (done)"}.get(item.outcome, "")
    return f"{STEPS[item.type]} {bare(item.name)}".rstrip() + outcome


def step_texts(item: StepItem) -> Iterator[str]:
    if item.arguments:
        yield f"Arguments: {bare(item.arguments)}"
    if item.result:
        yield f"Result: {bare(item.result)}"


def bare(html: Markup) -> str:
    """The text that an escaped one shows, in one line and without control characters."""
    return " ".join(lines_of(html))


def lines(html: Markup) -> str:
    return "\n".join(lines_of(html))


def lines_of(html: Markup) -> list[str]:
    """The lines that an escaped text shows."""
    text = unescape(TAG.sub("", html))
    return [CONTROL.sub("", line) for line in text.splitlines()] or [""]


def beside(body: Body | None) -> Iterator[str]:
    if body is None:
        return
    if body.kind == "hidden":
        yield "(file hidden)"
    if body.kind == "deleted":
        yield "(message deleted)"
    for button in body.buttons:
        yield f"[{bare(button.label)}]"
    for card in body.cards:
        texts = (bare(card.title), bare(card.subtitle), bare(card.description))
        yield " · ".join(text for text in texts if text)
        yield from (f"[{bare(button.label)}]" for button in card.buttons)
    for picture in body.pictures:
        yield f"(picture {bare(picture.caption)})".replace(" )", ")")
    if body.kind == "unknown":
        yield f"({CONTROL.sub('', body.type_name)})"


def pictures(body: Body | None) -> Iterator[int]:
    """Of files that we keep: what lies elsewhere is never fetched."""
    if body is None:
        return
    inside = [card.picture for card in body.cards if card.picture]
    all_of_them: list[Picture] = [*body.pictures, *inside]
    for picture in all_of_them:
        if match := OWN_PICTURE.fullmatch(picture.url or ""):
            yield int(match[1])
