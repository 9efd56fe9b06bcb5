"""Rasa's tracker store: the table `events` of an SQLite file or of a PostgreSQL database, an event
a row with all of it in JSON. Each session is a conversation.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

import psycopg

from chatlinks.conversations.records.incoming import public_name
from chatlinks.intake.importers.archive import Archive
from chatlinks.intake.importers.contract import Choices, Format, NotThisFormat, Piece
from chatlinks.intake.importers.dates import of_number
from chatlinks.intake.importers.drafting import Draft, label, rejected
from chatlinks.intake.importers.json_records import loaded
from chatlinks.intake.load import LeftOut

MAGIC = b"SQLite format 3\0"
ROWS = "SELECT sender_id, id, data FROM events ORDER BY sender_id, id"
FALLBACKS = {"action_default_fallback", "action_two_stage_fallback", "action_default_ask_rephrase"}
INNER_SLOTS = {"requested_slot", "session_started_metadata"}
OTHERS = "events of the bot's own workings"
Event = tuple[str, int, dict[str, Any]]  # sender, id of the row, event


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
    for number, (_, own) in enumerate(groupby(rows, key=itemgetter(0)), 1):
        session: list[Event] = []
        for sender, id_, content in own:
            text = content if isinstance(content, str) else ""
            event = content if isinstance(content, dict) else loaded(text.encode())
            if not isinstance(event, dict):
                yield rejected(f"events, row {id_}", {}, ["its data is no JSON object"])
                continue
            begins = event.get("event") in ("session_started", "restart")
            if begins and any(each[2].get("event") in ("user", "bot") for each in session):
                yield from conversation(session, number)
                session = []
            session.append((str(sender), id_, event))
        if session:
            yield from conversation(session, number)


def conversation(session: list[Event], number: int) -> Iterator[Piece]:
    sender, first, begun = session[0]
    at = of_number(float(begun.get("timestamp") or 0))
    draft = Draft(
        f"events, row {first}",
        f"rasa:{sender}:{at.isoformat() if at else first}",
        {"id": f"rasa:{sender}"},
    )
    others = 0
    action = ""
    slots: dict[str, dict[str, Any]] = {}
    for _, id_, event in session:
        place = f"events, row {id_}"
        kind = event.get("event")
        if kind == "user":
            user_wrote(draft, place, id_, event)
        elif kind == "bot":
            bot_wrote(draft, place, id_, event, action)
        elif kind == "slot":
            slots[str(event.get("name"))] = event
        elif kind == "action":
            action = str(event.get("name") or "")
            if action in FALLBACKS:
                break_last(draft)
        else:
            others += 1
    for name, event in slots.items():
        fill(draft, name, event)
    if draft.parts["messages"]:
        yield from draft.finish()
    if others:
        yield LeftOut(OTHERS, others)


def user_wrote(draft: Draft, place: str, id_: int, event: dict[str, Any]) -> None:
    parsed = event.get("parse_data")
    intent = (parsed.get("intent") or {}) if isinstance(parsed, dict) else {}
    channel = label(event.get("input_channel"))
    draft.set(channel=channel)
    draft.fields["contact"].setdefault("channel", channel)
    text = str(event.get("text") or "")
    if not text or text == "/session_start":
        return
    confidence = intent.get("confidence")
    draft.message(
        place,
        id=str(event.get("message_id") or id_),
        at=of_number(float(event.get("timestamp") or 0)),
        sender="user",
        text=text,
        node=label(intent.get("name")),
        confidence=confidence if isinstance(confidence, float) and 0 <= confidence <= 1 else None,
        is_broken=intent.get("name") == "nlu_fallback",
    )


def bot_wrote(draft: Draft, place: str, id_: int, event: dict[str, Any], action: str) -> None:
    carried = event.get("data")
    buttons = (carried.get("buttons") or []) if isinstance(carried, dict) else []
    replies = [{"text": str(each.get("title") or "")} for each in buttons if isinstance(each, dict)]
    image = carried.get("image") if isinstance(carried, dict) else None
    text = str(event.get("text") or "")
    if not (text or replies or image):
        return
    shown = {"items": [{"title": "image"}]} if image else {"quick_replies": replies}
    draft.message(
        place,
        id=f"bot:{id_}",
        at=of_number(float(event.get("timestamp") or 0)),
        sender="bot",
        text=text,
        node=label(action),
        type="IMAGE" if image else "TEXT",
        data=shown if image or replies else None,
    )


def break_last(draft: Draft) -> None:
    """The bot could not answer what the user wrote last."""
    for place in range(len(draft.parts["messages"]) - 1, -1, -1):
        message = draft.parts["messages"][place]
        if message.sender == "user":
            message.is_broken = draft.raws["messages"][place]["is_broken"] = True
            return


def fill(draft: Draft, name: str, event: dict[str, Any]) -> None:
    value = event.get("value")
    if name in INNER_SLOTS or isinstance(value, dict | list | bool) or value in (None, ""):
        return
    try:
        public_name(name)
    except ValueError:
        return
    at = of_number(float(event.get("timestamp") or 0))
    draft.entity(f"{draft.place}, a slot", name=name, value=str(value), at=at)


FORMAT = Format(
    key="rasa",
    title="Rasa tracker store",
    recognises=recognises,
    read=read,
    hint="The SQLite file; a PostgreSQL URL on the command line",
)
