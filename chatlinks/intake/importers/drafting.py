"""A conversation as a reader puts it together: each part checked by itself, so that a bad one costs
itself and no more.
"""

import hashlib
import json
from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise
from typing import Any

from pydantic import TypeAdapter, ValidationError

from chatlinks.conversations.records.incoming import (
    Incoming,
    IncomingEntity,
    IncomingEvent,
    IncomingMessage,
    IncomingReview,
    IncomingStep,
)
from chatlinks.conversations.sent_files.placing import IN_EXPORT, OpenFile
from chatlinks.conversations.store import IncomingConversation
from chatlinks.intake.checking import reasons
from chatlinks.intake.importers.contract import Piece
from chatlinks.intake.importers.json_records import Fields
from chatlinks.intake.load import Reject

LONGEST_ID = 200
LONGEST_LABEL = 200
MOST_MESSAGES = 200_000
MOST_PEOPLE = 200  # beside those who write
TOO_MANY = f"a conversation has at most {MOST_MESSAGES:,} messages"
SHAPES: dict[str, TypeAdapter[Any]] = {
    "messages": TypeAdapter(IncomingMessage),
    "events": TypeAdapter(IncomingEvent),
    "entities": TypeAdapter(IncomingEntity),
    "reviews": TypeAdapter(IncomingReview),
    "steps": TypeAdapter(IncomingStep),
}
ENOUGH = ("messages", "reviews", "events")  # of which a conversation holds at least one
WHOLE = TypeAdapter(Incoming)


def short_id(*parts: object) -> str:
    """An id that stays the same for the same parts, whatever their length."""
    id_ = ":".join(str(part) for part in parts)
    if len(id_) <= LONGEST_ID and "\0" not in id_:
        return id_
    return hashlib.sha256(id_.encode("utf-8", "replace")).hexdigest()


def label(value: object) -> str:
    """A name in one line, no longer than one may be."""
    if value is None or isinstance(value, dict | list | bool):
        return ""
    return " ".join(str(value).split())[:LONGEST_LABEL]


def text_and_files(text: str, items: list[Fields]) -> Fields:
    """The fields of a message that has files beside its text, or none."""
    if not items:
        return {"text": text, "type": "TEXT"}
    return {"text": text, "type": "FILE", "data": {"items": items}}


class Draft:
    """One conversation under way. `place` is where it stands in the file, for complaints."""

    def __init__(
        self,
        place: str,
        id_: str,
        contact: Fields,
        *,
        line: int = 0,
    ) -> None:
        self.place = place
        self.line = line
        self.rejects: list[Reject] = []
        self.fields: Fields = {
            "id": short_id(id_),
            "contact": tidy_contact(contact),
        }
        self.parts: dict[str, list[Any]] = {name: [] for name in SHAPES}
        self.raws: dict[str, list[Fields]] = {name: [] for name in SHAPES}
        self.ids: dict[str, str] = {}  # of messages, and by what each is told from another
        self.guesses_ids = False  # what is taken for a message's id may be something else
        self.source: object = None  # what an unchanged one is told by, if not by its fields
        self.media: dict[str, OpenFile] = {}
        self.people: dict[str, None] = {}  # whom the tool marks by name, and who isn't an agent

    def set(self, **fields: Any) -> None:
        """State, team, channel and what else a conversation has, where it has a value."""
        self.fields.update({name: value for name, value in fields.items() if value})

    def name(self, *names: object) -> None:
        """Hide these wherever they stand in it; who wrote as a user is hidden anyway."""
        self.people.update(dict.fromkeys(filter(None, map(label, names))))

    def file(self, name: str, beside: str, opener: OpenFile) -> Fields:
        """What a message carries of a file that lies in the export, at `beside`."""
        address = f"{IN_EXPORT}{beside}"
        self.media[address] = opener
        return {"file": address, "file_name": name}

    def message(self, place: str, **fields: Any) -> bool:
        """Is it kept? The sender is given as `sender`."""
        fields["from"] = fields.pop("sender")
        id_ = short_id(fields.get("id") or "")
        told = digest(fields)
        if id_ in self.ids and not self.guesses_ids:
            return False  # the same one again, as exports that overlap have it
        if self.ids.get(id_, told) != told:
            id_ = short_id(id_, told)  # what was taken for its id is another's, too
        if id_ in self.ids:
            return False
        fields["id"] = id_
        if len(self.parts["messages"]) >= MOST_MESSAGES:
            self.reject(place, fields, [TOO_MANY])
            return False
        kept = self.add("messages", place, fields)
        if kept and id_:
            self.ids[id_] = told
        return kept

    def event(self, place: str, **fields: Any) -> bool:
        return self.add("events", place, fields)

    def entity(self, place: str, **fields: Any) -> bool:
        return self.add("entities", place, fields)

    def review(self, place: str, **fields: Any) -> bool:
        return self.add("reviews", place, fields)

    def step(self, place: str, **fields: Any) -> bool:
        return self.add("steps", place, fields)

    def add(self, kind: str, place: str, fields: Fields) -> bool:
        held = {name: each for name, each in fields.items() if each is not None}
        fields = storable(held)
        try:
            part = SHAPES[kind].validate_python(fields)
        except ValidationError as problem:
            self.reject(place, fields, reasons(problem))
            return False
        self.parts[kind].append(part)
        self.raws[kind].append(fields)
        return True

    def reject(
        self,
        place: str,
        record: object,
        why: list[str],
    ) -> None:
        self.rejects.append(rejected(place, record, why, line=self.line))

    def finish(self) -> Iterator[Piece]:
        """The conversation, if anything of it is left, and what had to be left out of it."""
        yield from self.rejects
        if not any(self.parts[kind] for kind in ENOUGH):
            if not self.rejects:
                yield self.rejected(["it holds no message"])
            return
        if newest_first([each.at for each in self.parts["messages"]]):
            self.parts["messages"].reverse()
        try:
            whole = WHOLE.validate_python({**storable(self.fields), **self.parts})
        except ValidationError as problem:
            yield self.rejected(reasons(problem))
            return
        known_by = self.source or {**self.fields, **self.raws}
        yield IncomingConversation(
            conversation=whole,
            raw=canonical(known_by),
            line=self.line,
            media=self.media,
            people=list(self.people)[:MOST_PEOPLE],
        )

    def rejected(self, why: list[str]) -> Reject:
        """All of it."""
        return rejected(self.place, self.fields, why, line=self.line)


def digest(fields: Fields) -> str:
    """The same for what is the same but for the kind of its id."""
    return hashlib.sha256(canonical(fields)).hexdigest()


def newest_first(times: list[Any]) -> bool:
    """As some tools list what was written. Of two alone the clocks may differ."""
    if len(times) < 3 or len({(type(at), getattr(at, "tzinfo", None) is None) for at in times}) > 1:
        return False
    return times[0] > times[-1] and all(one >= other for one, other in pairwise(times))


def storable(value: Any) -> Any:
    """Without what PostgreSQL takes in no text: NUL, and halves of surrogate pairs."""
    if isinstance(value, str):
        if "\0" in value:
            value = value.replace("\0", "\N{REPLACEMENT CHARACTER}")
        return value if value.isascii() else value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {storable(name): storable(each) for name, each in value.items()}
    if isinstance(value, list):
        return [storable(each) for each in value]
    return value


def tidy_contact(contact: Fields) -> Fields:
    tidied = {name: label(value) for name, value in contact.items() if value}
    return {**tidied, "id": short_id(contact["id"])}


def rejected(
    place: str,
    record: object,
    why: list[str],
    *,
    line: int = 0,
) -> Reject:
    return Reject(line, canonical(record), why, place=place)


def canonical(record: object) -> bytes:
    """The same bytes for the same content, in one line."""
    text = json.dumps(
        record,
        sort_keys=True,
        default=written,
        ensure_ascii=False,
    )
    return text.encode("utf-8", "replace")


def written(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)
