"""Rasa's tracker store: the table `events` of an SQLite file or of a PostgreSQL database, an event
a row with all of it in JSON. Each session is a conversation.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

import psycopg

from chatlinks.conversations.records.incoming import public_name
from chatlinks.intake.importers.archive import Archive
from chatlinks.intake.importers.contract import Choices, Format, NotThisFormat, Piece
from chatlinks.intake.importers.dates import of_number
from chatlinks.intake.importers.drafting import Draft, label, rejected
from chatlinks.intake.importers.json_records import Fields, loaded, object_in, objects_in
from chatlinks.intake.load import LeftOut

MAGIC = b"SQLite format 3\0"
ROWS = "SELECT sender_id, id, data FROM events ORDER BY sender_id, id"
FALLBACKS = {"action_default_fallback", "action_two_stage_fallback", "action_default_ask_rephrase"}
INNER_SLOTS = {"requested_slot", "session_started_metadata"}
OTHERS = "events of the bot's own workings"
BEGINNINGS = ("session_started", "restart")


class StoredEvent(NamedTuple):
    sender: str
    row: int
    fields: Fields

    @property
    def kind(self) -> object:
        return self.fields.get("event")

    @property
    def place(self) -> str:
        return f"events, row {self.row}"

    @property
    def at(self) -> datetime | None:
        return time_of(self.fields)


def time_of(fields: Fields) -> datetime | None:
    return of_number(fields.get("timestamp") or 0)


def recognises(archive: Archive) -> bool:
    return archive.head.startswith(MAGIC) and b"events" in archive.head


def read(archive: Archive, choices: Choices) -> Iterator[Piece]:
    if archive.url:
        yield from sessions(of_postgres(archive.url))
    elif archive.first.head(len(MAGIC)) == MAGIC:
        connection = sqlite3.connect(":memory:")
        connection.deserialize(archive.first.whole())
        try:
            yield from sessions(connection.execute(ROWS))
        except sqlite3.Error as problem:
            raise NotThisFormat("it has no table events as Rasa's has") from problem
    else:
        raise NotThisFormat("it is no SQLite file")


def of_postgres(url: str) -> Iterator[tuple[Any, ...]]:
    try:
        with psycopg.connect(url) as connection, connection.cursor("events") as cursor:
            cursor.execute(ROWS)
            yield from cursor
    except psycopg.Error as problem:
        raise NotThisFormat("its table events can't be read") from problem


def sessions(rows: Iterable[tuple[Any, ...]]) -> Iterator[Piece]:
    for _, own in groupby(rows, key=itemgetter(0)):
        session = Session()
        for sender, id_, content in own:
            event = event_of(content)
            if event is None:
                yield rejected(f"events, row {id_}", {}, ["its data is no JSON object"])
                continue
            if event.get("event") in BEGINNINGS and session.has_messages:
                yield from session.pieces()
                session = Session()
            session.events.append(StoredEvent(str(sender), id_, event))
        if session.events:
            yield from session.pieces()


def event_of(content: object) -> Fields | None:
    """As PostgreSQL or SQLite has it: an object, or its JSON."""
    if isinstance(content, str):
        content = loaded(content.encode())
    return content if isinstance(content, dict) else None


class Session:
    """What happened between a beginning and the next, put together to a conversation."""

    def __init__(self) -> None:
        self.events: list[StoredEvent] = []
        self.action = ""  # which the bot took last
        self.slots: dict[str, Fields] = {}
        self.others = 0

    @property
    def has_messages(self) -> bool:
        return any(each.kind in ("user", "bot") for each in self.events)

    def pieces(self) -> Iterator[Piece]:
        first = self.events[0]
        at = first.at
        draft = Draft(
            first.place,
            f"rasa:{first.sender}:{at.isoformat() if at else first.row}",
            {"id": f"rasa:{first.sender}"},
        )
        for event in self.events:
            self.take(draft, event)
        for name, fields in self.slots.items():
            fill(draft, name, fields)
        if draft.parts["messages"]:
            yield from draft.finish()
        if self.others:
            yield LeftOut(OTHERS, self.others)

    def take(self, draft: Draft, event: StoredEvent) -> None:
        name = event.fields.get("name")
        if event.kind == "user":
            user_wrote(draft, event)
        elif event.kind == "bot":
            bot_wrote(draft, event, self.action)
        elif event.kind == "slot":
            self.slots[str(name)] = event.fields
        elif event.kind == "action":
            self.action = str(name or "")
            if self.action in FALLBACKS:
                break_last(draft)
        else:
            self.others += 1


def user_wrote(draft: Draft, event: StoredEvent) -> None:
    fields = event.fields
    channel = label(fields.get("input_channel"))
    draft.set(channel=channel)
    draft.fields["contact"].setdefault("channel", channel)
    text = str(fields.get("text") or "")
    if not text or text == "/session_start":
        return
    intent = object_in(object_in(fields, "parse_data"), "intent")
    confidence = intent.get("confidence")
    is_share = isinstance(confidence, float) and 0 <= confidence <= 1
    draft.message(
        event.place,
        id=str(fields.get("message_id") or event.row),
        at=event.at,
        sender="user",
        text=text,
        node=label(intent.get("name")),
        confidence=confidence if is_share else None,
        is_broken=intent.get("name") == "nlu_fallback",
    )


def bot_wrote(draft: Draft, event: StoredEvent, action: str) -> None:
    carried = object_in(event.fields, "data")
    buttons = objects_in(carried, "buttons") or objects_in(carried, "quick_replies")
    text = str(event.fields.get("text") or "") or text_of(carried.get("custom"))
    type_, data = "TEXT", None
    if carried.get("image"):
        type_, data = "IMAGE", {"items": [{"title": "image"}]}
    elif isinstance(carried.get("attachment"), str | dict) and carried["attachment"]:
        type_, data = "FILE", {"items": [{"title": "attachment"}]}
    elif buttons:
        replies = [{"text": str(each.get("title") or "")} for each in buttons]
        data = {"quick_replies": replies}
    if text or data:
        draft.message(
            event.place,
            id=f"bot:{event.row}",
            at=event.at,
            sender="bot",
            text=text,
            node=label(action),
            type=type_,
            data=data,
        )


def text_of(custom: object) -> str:
    """Of what a bot sends in a form of its own."""
    held = custom if isinstance(custom, dict) else {}
    text = held.get("text") or held.get("message") or held.get("title")
    return text if isinstance(text, str) else ""


def break_last(draft: Draft) -> None:
    """The bot could not answer what the user wrote last."""
    for place in range(len(draft.parts["messages"]) - 1, -1, -1):
        message = draft.parts["messages"][place]
        if message.sender == "user":
            message.is_broken = draft.raws["messages"][place]["is_broken"] = True
            return


def fill(draft: Draft, name: str, event: Fields) -> None:
    value = event.get("value")
    if name in INNER_SLOTS or isinstance(value, dict | list | bool):
        return
    if value in (None, ""):
        return
    try:
        public_name(name)
    except ValueError:
        return
    draft.entity(
        f"{draft.place}, a slot",
        name=name,
        value=str(value),
        at=time_of(event),
    )


FORMAT = Format(
    key="rasa",
    title="Rasa tracker store",
    recognises=recognises,
    read=read,
    hint="The SQLite file; a PostgreSQL URL on the command line",
)
