"""What a reader takes out of one payload."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, NamedTuple

from pydantic import TypeAdapter, ValidationError

from chatlinks.conversations.records.incoming import (
    IncomingEntity,
    IncomingEvent,
    IncomingMessage,
    IncomingReview,
    public_name,
)
from chatlinks.intake.checking import reasons
from chatlinks.intake.webhooks.payloads.facts import CONTACT, NOTE, Fact, PartName
from chatlinks.intake.webhooks.payloads.payload import Payload, text

LONGEST_LABEL = 200  # characters, as the import format has it
LONGEST_TEXT = 100_000
LONGEST_ID = 150
BETWEEN = frozenset("/#~")  # ids, the parts of a thread, the conversations of an endless one
TEXTS = ("text", "translation", "comment", "value", "original_text")
LABELS = ("author", "node", "sub_story", "language", "task")
OF_CONTACT = ("name", "email", "phone", "channel", "device", "language", "time_zone")
SHAPES: dict[str, TypeAdapter[Any]] = {
    "message": TypeAdapter(IncomingMessage),
    "event": TypeAdapter(IncomingEvent),
    "entity": TypeAdapter(IncomingEntity),
    "review": TypeAdapter(IncomingReview),
}
EventType = Literal["assigned_team", "completed"]
STARS = ("1", "2", "3", "4", "5")
NO_TIME = "it has no time"


class Settings(NamedTuple):
    """What a reader is told of its source."""

    mapping: dict[str, str] = {}  # of a generic one
    arrived: datetime | None = None  # of a payload that tells no time of its own
    source: str = ""  # its id: for ids that are one account's, of payloads that don't name it


@dataclass
class Extract:
    """The facts of a payload, and why others are none."""

    event: str = ""  # one of its kind's own names, or none
    facts: list[Fact] = field(default_factory=list)
    skipped: str = ""  # why nothing of it is for here
    faults: list[str] = field(default_factory=list)  # field: what is wrong

    def skip(self, why: str) -> "Extract":
        self.skipped = why
        return self

    def message(
        self, thread: str, id_: str, at: datetime | None, version: datetime | None, **fields: Any
    ) -> None:
        """`from` is written `sender` here; `version` is when it was last changed: LATEST of what
        was taken back, which nothing told of it earlier or later brings back.
        """
        id_ = short(id_)
        fields["from"] = fields.pop("sender")
        self.add("message", thread, id_, version or at, {"id": id_, **timed(at), **fields})

    def note(
        self, thread: str, id_: str, at: datetime | None, version: datetime | None, **fields: Any
    ) -> None:
        """For colleagues alone: its `text`, and the `agent` who wrote it."""
        told = {"type": "note", **timed(at), **fields}
        self.add("event", thread, NOTE + short(id_), version or at, told)

    def review(
        self,
        thread: str,
        name: str,
        at: datetime | None,
        rating: Any,
        version: datetime | None = None,
        **fields: Any,
    ) -> None:
        """One to five stars, as a number or written as one; anything else is none yet."""
        stars = text(rating)
        if stars not in STARS:
            return
        told = {"rating": int(stars), "for": "agent", **timed(at), **fields}
        self.add("review", thread, name, version or at, told)

    def edit(
        self,
        thread: str,
        id_: str,
        version: datetime | None,
        about: str = "",
        **fields: Any,
    ) -> None:
        """Something of a message or a note, which may come later or may never have, is otherwise
        now; `about` tells it from what else is otherwise at that time.
        """
        if version is None:
            self.faults.append(f"message: {NO_TIME}")
            return
        id_ = short(id_)
        changed = {"message": id_, "fields": cut(fields)}
        name = f"{id_}@{version.timestamp()}{about}"
        fact = Fact(thread, "edit", name, version.timestamp(), changed)
        self.facts.append(fact)

    def act(
        self,
        thread: str,
        name: str,
        at: datetime,
        **fields: Any,
    ) -> None:
        """What a bot did at a time: `node` and `confidence` of what it says next, `is_broken` where
        it had no answer.
        """
        done = {**timed(at), **{key: value for key, value in cut(fields).items() if value}}
        self.facts.append(Fact(thread, "act", name, at.timestamp(), done))

    def event_at_last(self, thread: str, type_: EventType) -> None:
        """One whose time the source doesn't tell: it was after what was said last."""
        self.facts.append(Fact(thread, "event", type_, 0, {"type": type_}))

    def add(
        self,
        part: PartName,
        thread: str,
        name: str,
        version: datetime | None,
        fields: dict[str, Any],
    ) -> None:
        """A part of the conversation, if its form is right; else it is noted what is wrong."""
        if version is None:
            self.faults.append(f"{part}: {NO_TIME}")
            return
        self.note_cuts(part, fields)
        fields = {key: value for key, value in cut(fields).items() if value not in (None, "")}
        try:
            SHAPES[part].validate_python(fields)
        except ValidationError as problem:
            self.faults += [f"{part}.{reason}" for reason in reasons(problem)]
            return
        self.facts.append(Fact(thread, part, name, version.timestamp(), fields))

    def note_cuts(self, part: str, fields: dict[str, Any]) -> None:
        for name in TEXTS:
            if len(fields.get(name) or "") > LONGEST_TEXT:
                self.faults.append(f"{part}.{name}: cut after {LONGEST_TEXT:,} characters")

    def about(self, thread: str, version: datetime | None, **fields: Any) -> None:
        """What the conversation is like now, such as its state; what is empty says nothing."""
        for name, value in fields.items():
            if value in (None, "") or version is None:
                continue
            if name == "team" and not is_public(value):
                self.faults.append("team: its name holds something personal")
                continue
            told = {"value": label(value) if isinstance(value, str) else value}
            self.facts.append(Fact(thread, "about", name, version.timestamp(), told))

    def contact(
        self,
        thread: str,
        id_: str,
        version: datetime | None,
        **fields: Any,
    ) -> None:
        """Whose conversation it is, and what is told of them. `thread` is empty where it is told of
        them alone.
        """
        if thread:
            self.about(thread, version, contact=id_)
        details = {name: label(str(fields[name])) for name in OF_CONTACT if fields.get(name)}
        self.about(CONTACT + id_, version, **details)


Reader = Callable[[Payload, Settings], Extract]


def identifier(kind: str, *ids: str) -> str:
    """An id of ours for something of a source's, such as chatwoot:1/57; short enough to be one.

    What stands between ids here could make two of theirs one: then it is a hash of them.
    """
    joined = f"{kind}:{'/'.join(ids)}"
    if len(joined) <= LONGEST_ID and not BETWEEN & set("".join(ids)):
        return joined
    return f"{kind}:{hashlib.sha256(json.dumps([kind, *ids]).encode()).hexdigest()}"


def short(id_: str) -> str:
    """One that is longer than an id may be is none that is cut: two would be one."""
    return id_ if len(id_) <= LONGEST_LABEL else hashlib.sha256(id_.encode()).hexdigest()


def person(name: str, email: str = "") -> dict[str, str]:
    """Who wrote something, or is given it."""
    return {key: label(value) for key, value in (("name", name), ("email", email)) if value}


def timed(at: datetime | None) -> dict[str, str]:
    return {"at": at.isoformat()} if at else {}


def label(value: str) -> str:
    return value[:LONGEST_LABEL]


def cut(fields: dict[str, Any]) -> dict[str, Any]:
    """What is longer than a field may be is cut: it is worth more than none of it."""
    short = dict(fields)
    for name, value in fields.items():
        if isinstance(value, str) and name in TEXTS:
            short[name] = value[:LONGEST_TEXT]
        elif isinstance(value, str) and name in LABELS:
            short[name] = label(value)
    return short


def is_public(name: str) -> bool:
    try:
        public_name(label(name))
    except ValueError:
        return False
    return True
