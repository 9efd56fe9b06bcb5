"""Sources that name their user, and no conversation: all that they tell of one is cut into
conversations by the product's own rule (`conversations/bot_window.py`).

A conversation ends where the source says that it is complete, or where a session starts; in the bot
state 24 hours after it began. So it comes to the same in whatever order it was told.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from chatlinks.conversations import bot_window
from chatlinks.conversations.records.incoming import Incoming
from chatlinks.intake.webhooks.payloads.facts import SHAPE, Facts, Version, conversation_of

PIECES = "pieces"  # how many conversations there were, of what is told about a thread
BETWEEN = "~"  # the id of a thread and which conversation of it it is
LISTS = ("messages", "events", "entities", "reviews")
EVENT_TURNS = {"session_started": 0, "assigned_team": 1, "completed": 9}
STATES = {"assigned_team": "queued", "assigned_agent": "active", "completed": "completed"}


@dataclass
class ConversationPiece:
    """One of them: everything in it as Incoming has it, in clear."""

    began: datetime
    parts: dict[str, list[dict[str, Any]]] = field(
        default_factory=lambda: {name: [] for name in LISTS}
    )
    state: str = "bot"
    fields: dict[str, Any] = field(default_factory=dict)  # team, assignee, closed_at

    def goes_on(
        self,
        part: str,
        item: dict[str, Any],
    ) -> bool:
        """Does this belong to it? An entity or a review comes after what it is about."""
        if part in ("entities", "reviews"):
            return True
        if item.get("type") == "session_started" and part == "events" and self.parts["messages"]:
            return False
        return bot_window.belongs(item["at"], self.state, self.began)

    def add(
        self,
        part: str,
        item: dict[str, Any],
    ) -> None:
        self.parts[part].append(item)
        if part == "messages" and item["sender"] == "agent":
            self.state = "active"
            self.fields.setdefault("assignee", item["author"])
        if part == "events" and item["type"] in STATES:
            self.state = STATES[item["type"]]
            if item["type"] == "assigned_agent":
                self.fields["assignee"] = item["agent"]
            if item["type"] == "assigned_team":
                self.fields["team"] = item["team"]
            if item["type"] == "completed":
                self.fields["closed_at"] = item["at"]


def conversations_of(
    name: str,
    facts: Facts,
    contact: dict[str, Any],
) -> list[Incoming]:
    """What is known of a thread: one conversation or, of an endless one, all of them."""
    whole = conversation_of(name, facts, contact)
    if not facts.about("endless"):
        return [whole]
    pieces = [piece(name, whole, n, each) for n, each in enumerate(cut(whole), 1)]
    before = int(facts.about(PIECES) or 0)
    # Something late has joined two: what the last one held stands in another now.
    pieces += [emptied(name, whole, n) for n in range(len(pieces) + 1, before + 1)]
    facts.by_part["about"][PIECES] = Version(0, {"value": len(pieces)})
    return pieces or [whole]


def cut(whole: Incoming) -> list[ConversationPiece]:
    found: list[ConversationPiece] = []
    for part, item in items(whole):
        if not found or not found[-1].goes_on(part, item):
            found.append(ConversationPiece(item["at"]))
        found[-1].add(part, item)
    return found


def items(whole: Incoming) -> Iterator[tuple[str, dict[str, Any]]]:
    """(list, item) of all that has a time; of the same time, what ends a conversation comes last,
    and what begins one first.
    """
    plain = SHAPE.dump_python(whole)
    every = [(part, item) for part in LISTS for item in plain[part] if item["at"] is not None]
    yield from sorted(every, key=lambda each: (each[1]["at"], turn(*each)))


def turn(part: str, item: dict[str, Any]) -> int:
    if part == "events":
        return EVENT_TURNS.get(item["type"], 2)
    return 3 + LISTS.index(part)


def id_of(name: str, number: int) -> str:
    return name if number == 1 else f"{name}{BETWEEN}{number}"


def thread_of(id_: str) -> str:
    """Whose conversation it is, by its id."""
    return id_.rpartition(BETWEEN)[0] or id_


def piece(
    name: str,
    whole: Incoming,
    number: int,
    of: ConversationPiece,
) -> Incoming:
    plain = SHAPE.dump_python(whole, by_alias=True)
    told = {each: plain[each] for each in ("contact", "channel")}
    told |= {"id": id_of(name, number), "state": of.state, **of.fields}
    for part, each in of.parts.items():
        told[part] = each if part != "entities" else last_of_each_name(each)
    if of.state != "completed":
        told.pop("closed_at", None)
    return SHAPE.validate_python(aliased(told))


def last_of_each_name(entities: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return list({each["name"]: each for each in entities}.values())


def aliased(told: dict[str, Any]) -> dict[str, Any]:
    """`sender` and `given_to` by the names that they come in."""
    for part, ours, theirs in (("messages", "sender", "from"), ("reviews", "given_to", "for")):
        told[part] = [
            {theirs if key == ours else key: value for key, value in each.items()}
            for each in told[part]
        ]
    return told


def emptied(
    name: str,
    whole: Incoming,
    number: int,
) -> Incoming:
    contact = SHAPE.dump_python(whole, by_alias=True)["contact"]
    told = {"id": id_of(name, number), "contact": contact, "messages": [], "state": "completed"}
    return SHAPE.validate_python(told)


def beginnings(name: str, facts: Facts) -> list[datetime]:
    """When each of the conversations of an endless thread began; empty for any other."""
    if not facts.about("endless"):
        return []
    return [each.began for each in cut(conversation_of(name, facts, {}))]


def named(
    name: str,
    began: list[datetime],
    times: list[str],
) -> str:
    """The id of the conversation that the last of these times lies in, of those that began then."""
    at = datetime.fromisoformat(times[-1]) if times else None
    before = [each for each in began if at is None or each <= at]
    return id_of(name, max(len(before), 1))
