"""What deliveries say, in pieces that may come twice and in any order.

Of two facts of one name the one of the later version counts, so whoever has been told the same
facts knows the same, in whatever order.
"""

import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Any, Literal, NamedTuple

from pydantic import TypeAdapter

from chatlinks.conversations.records.incoming import Incoming
from chatlinks.intake.webhooks.payloads.attachments import carrying

PartName = Literal["message", "edit", "act", "event", "entity", "review", "about"]
LISTS = {"message": "messages", "event": "events", "entity": "entities", "review": "reviews"}
SHAPE = TypeAdapter(Incoming)
CONTACT = "contact/"  # begins the thread of a user, behind it their id
NOTE = "note "  # begins the name of an event that is one, behind it its id
# What `about` may say of a conversation, beside the `contact` that it is with.
OF_CONVERSATION = ("state", "channel", "team", "assignee", "closed_at", "started_at")


class Fact(NamedTuple):
    """One piece: a message, an event, … of a conversation, or a field of it or of a user."""

    thread: str  # the source's id of the conversation; CONTACT and an id: a user
    part: PartName
    name: str  # tells it from others of its part in the thread
    version: float  # seconds since 1970
    fields: dict[str, Any]  # as docs/import-format.md names them; of `about`: value


class Version(NamedTuple):
    """What is known of one name."""

    version: float
    fields: dict[str, Any]

    @property
    def rank(self) -> tuple[float, str]:
        """Of two at the same time it is the same one that counts, whichever came first."""
        return self.version, json.dumps(self.fields, sort_keys=True)


class Taken(Enum):
    """What became of a fact."""

    KNOWN = "it was known, or something later is"
    SAME = "it says the same, at a later time"
    NEW = "it says something new"


class Facts:
    """All that is known of a thread."""

    def __init__(self, stored: str = "") -> None:
        self.by_part: dict[str, dict[str, Version]] = {}
        for part, named in (json.loads(stored) if stored else {}).items():
            self.by_part[part] = {name: Version(*each) for name, each in named.items()}

    def take(self, fact: Fact) -> "Taken":
        named = self.by_part.setdefault(fact.part, {})
        version = Version(fact.version, fact.fields)
        held = named.get(fact.name)
        if held is not None and held.rank >= version.rank:
            return Taken.KNOWN
        named[fact.name] = version
        return Taken.SAME if held is not None and held.fields == version.fields else Taken.NEW

    def holds(self, fact: Fact) -> bool:
        return fact.name in self.by_part.get(fact.part, {})

    def named(self, part: str) -> dict[str, Version]:
        return self.by_part.get(part, {})

    def about(self, name: str) -> Any:
        held = self.named("about").get(name)
        return held.fields["value"] if held else None

    def stored(self) -> str:
        return json.dumps(self.by_part, sort_keys=True, ensure_ascii=False)


def contact_of(thread: str, facts: Facts) -> str:
    """The id of the user; a conversation whose user isn't known has one of its own."""
    return str(facts.about("contact") or thread)


def conversation_of(
    thread: str,
    facts: Facts,
    contact: dict[str, Any],
) -> Incoming:
    """The conversation as it is told so far."""
    edits = edits_of(facts)
    messages = list(edited(facts, edits))
    told: dict[str, Any] = {
        "id": thread,
        "contact": {**contact, "id": contact_of(thread, facts)},
        "messages": messages,
        "state": "active" if any(each["from"] == "agent" for each in messages) else "bot",
    }
    for name in OF_CONVERSATION:
        value = facts.about(name)
        if value is not None:
            told[name] = value
    if told["state"] != "completed":
        told.pop("closed_at", None)
    for part in ("entity", "review"):
        told[LISTS[part]] = in_time(each.fields for each in facts.named(part).values())
    told["events"] = in_time(timed_by(messages, in_time(noted(facts, edits))))
    return SHAPE.validate_python(told)


def timed_by(
    messages: list[dict[str, Any]], events: list[dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    """What a source tells without its time was after what was said last."""
    for event in events:
        if event.get("at"):
            yield event
        elif messages:
            yield {**event, "at": messages[-1]["at"]}


def edits_of(facts: Facts) -> dict[str, list[dict[str, Any]]]:
    """By the message or note what is otherwise of it, in the order in which it was changed."""
    edits: dict[str, list[dict[str, Any]]] = {}
    for told in sorted(facts.named("edit").values(), key=lambda each: each.rank):
        edits.setdefault(str(told.fields["message"]), []).append(told.fields["fields"])
    return edits


def noted(facts: Facts, edits: dict[str, list[dict[str, Any]]]) -> Iterator[dict[str, Any]]:
    """The events, notes with what they say now."""
    for name, event in facts.named("event").items():
        changed = edits.get(name.removeprefix(NOTE), []) if name.startswith(NOTE) else []
        texts = [each["text"] for each in changed if "text" in each]
        yield {**event.fields, "text": texts[-1]} if texts else event.fields


def edited(facts: Facts, edits: dict[str, list[dict[str, Any]]]) -> Iterator[dict[str, Any]]:
    """The messages in their order, with what was changed of them later and what the bot did."""
    changed = [
        changed_by(message.fields, edits.get(name, []))
        for name, message in facts.named("message").items()
    ]
    acts = in_time(each.fields for each in facts.named("act").values())
    yield from acted(in_time(changed), acts)


def changed_by(message: dict[str, Any], edits: list[dict[str, Any]]) -> dict[str, Any]:
    """Files come and go one by one, unless what is told otherwise is all of it."""
    fields, files = dict(message), {}
    for edit in edits:
        if "file" in edit:
            files[edit["file"]["id"]] = edit["file"]["item"]
        else:
            files.clear()
            fields.update(edit)
    if files:
        type_, data = carrying([each for each in files.values() if each])
        fields |= {"type": type_, "data": data or None}
    return fields


def acted(messages: list[dict[str, Any]], acts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What a bot says is of the node of its last act before it; an act that says so means that it
    had no answer to what the user had written last.
    """
    said = [str(each.get("at") or "") for each in messages]
    for act in acts:
        before = messages[: bisect_right(said, act["at"])]
        by_user = [each for each in before if each["from"] == "user"]
        if act.get("is_broken") and by_user:
            by_user[-1]["is_broken"] = True
    done = [act["at"] for act in acts]
    for message, at in zip(messages, said, strict=True):
        place = bisect_right(done, at)
        if message["from"] == "bot" and place:
            act = acts[place - 1]
            for name in ("node", "confidence"):
                if act.get(name) is not None:
                    message.setdefault(name, act[name])
    return messages


def in_time(items: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """By their time, and where that is the same always alike."""
    return sorted(items, key=lambda each: (each.get("at") or "", json.dumps(each, sort_keys=True)))
