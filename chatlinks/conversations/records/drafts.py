"""From an incoming conversation to the rows to store: still in clear, each with what of it will be masked."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from chatlinks.conversations.bot_window import settled
from chatlinks.conversations.records import incoming
from chatlinks.conversations.records.contacts import KnownContact
from chatlinks.conversations.records.identity import Identity
from chatlinks.database.rows import new_ids, rows
from chatlinks.workspaces.catalogue import Rules

Record = dict[str, Any]


@dataclass(slots=True)
class Draft:
    """One row of a part table. `record` holds its texts; `whole` names those that are masked whole."""

    id: int
    plain: tuple[Any, ...]  # the columns that never hold text of a user's
    record: Record
    whole: frozenset[str] = frozenset()


@dataclass
class Conversation:
    """One conversation on its way into the tables."""

    id: int
    contact: KnownContact
    hash: bytes
    digest: bytes
    number: int
    state: str
    channel: str
    team_id: int | None
    assignee_id: int | None
    started_at: datetime
    first_user_at: datetime | None
    last_at: datetime
    closed_at: datetime | None
    waiting_since: datetime | None
    message_count: int
    is_new: bool
    authors: list[str] = field(default_factory=list)
    preview: str = ""
    messages: list[Draft] = field(default_factory=list)
    events: list[Draft] = field(default_factory=list)
    entities: list[Draft] = field(default_factory=list)
    reviews: list[Draft] = field(default_factory=list)
    people: set[int] = field(default_factory=set)


NOTHING: frozenset[str] = frozenset()
USERS_DATA = frozenset({"data"})
VALUES = frozenset({"original_text", "value"})
WITH_AGENTS = ("queued", "active")  # states in which a user may be waiting for one


@dataclass
class Desk:
    """What drafting needs to know of the business."""

    business_id: int
    zone: ZoneInfo
    identity: Identity
    teams: dict[str, int]
    people: dict[str, int]  # e-mail in lower case → person
    rules: Rules
    now: datetime

    def aware(self, at: datetime) -> datetime:
        """A time without an offset is one of the business's own clock. Kept in UTC."""
        return (at if at.tzinfo else at.replace(tzinfo=self.zone)).astimezone(UTC)

    def person(self, agent: incoming.Agent) -> int | None:
        return self.people.get(agent.email.lower()) if agent.email else None


def label(agent: incoming.Agent) -> str:
    """What pages call an agent. An e-mail alone gives its user part."""
    return agent.name or agent.email.partition("@")[0]


def message(desk: Desk, given: incoming.Message, id_: int, position: int, hash_: bytes) -> Draft:
    """The record's keys are in the order in which it is masked."""
    record = {
        "author": label(given.author), "data": given.data or None, "language": given.language, "node": given.node,
        "sub_story": given.sub_story, "text": given.text, "translation": given.translation, "type": given.type,
    }  # fmt: skip
    plain = (
        position, desk.aware(given.at), hash_, given.sender, given.confidence, given.is_broken, given.is_smart_assist,
    )  # fmt: skip
    return Draft(id_, plain, record, USERS_DATA if given.sender == "user" else NOTHING)


def event(desk: Desk, given: incoming.Event, id_: int, position: int) -> Draft:
    record = {"team": given.team, "agent": label(given.agent), "text": given.text}
    return Draft(id_, (position, desk.aware(given.at), given.type), record)


def entity(
    desk: Desk,
    given: incoming.Entity,
    id_: int,
    position: int,
    messages: dict[str, int],
    at: datetime,
) -> Draft:
    personal = given.name in desk.rules.personal
    record = {
        "original_text": given.original_text or given.value,
        "value": given.value or given.original_text,
    }
    plain = (
        position,
        desk.aware(given.at) if given.at else at,
        given.name,
        personal,
        messages.get(given.message),
    )
    return Draft(id_, plain, record, VALUES if personal else NOTHING)


def review(desk: Desk, given: incoming.Review, id_: int, position: int, at: datetime) -> Draft:
    record = {"comment": given.comment, "agent": label(given.agent), "task": given.task}
    plain = (position, desk.aware(given.at) if given.at else at, given.rating, given.given_to)
    return Draft(id_, plain, record)


def outline(
    desk: Desk, given: incoming.Incoming, contact: KnownContact, raw: bytes
) -> Conversation:
    """The conversation itself, with neither id nor number nor parts yet."""
    times = [*(desk.aware(m.at) for m in given.messages), *(desk.aware(e.at) for e in given.events)]
    started = desk.aware(given.started_at) if given.started_at else min(times, default=desk.now)
    by_user = (at for at, m in zip(times, given.messages, strict=False) if m.sender == "user")
    first_user = min(by_user, default=None)
    last = max(times, default=started)
    closed = (
        desk.aware(given.closed_at)
        if given.closed_at
        else (last if given.state == "completed" else None)
    )
    state, closed = settled(given.state, first_user, closed, desk.now)
    return Conversation(
        id=0, contact=contact, hash=desk.identity.conversation(given.id), digest=desk.identity.digest(raw),
        number=0, state=state, channel=given.channel or given.contact.channel, team_id=desk.teams.get(given.team),
        assignee_id=desk.person(given.assignee), started_at=started, first_user_at=first_user, last_at=last,
        closed_at=closed, waiting_since=waiting_since(desk, given) if state in WITH_AGENTS else None,
        message_count=len(given.messages), is_new=True, people=took_part(desk, given),
    )  # fmt: skip


def waiting_since(desk: Desk, given: incoming.Incoming) -> datetime | None:
    """Since when the user waits for an agent: their first message since one last wrote, or since the bot handed over."""
    answered = max((desk.aware(m.at) for m in given.messages if m.sender == "agent"), default=None)
    handed_over = max(
        (desk.aware(e.at) for e in given.events if e.type == "assigned_team"), default=None
    )
    asked = (desk.aware(m.at) for m in given.messages if m.sender == "user")
    if answered is not None:
        return min((at for at in asked if at > answered), default=None)
    return handed_over or max(asked, default=None)


def took_part(desk: Desk, given: incoming.Incoming) -> set[int]:
    agents = [
        given.assignee,
        *(m.author for m in given.messages if m.sender == "agent"),
        *(e.agent for e in given.events),
    ]
    return {person for agent in agents if (person := desk.person(agent)) is not None}


def add_parts(desk: Desk, pairs: list[tuple[Conversation, incoming.Incoming]]) -> None:
    """Draft every message, event, entity and review, with ids; a message stored before keeps the id that it had."""
    kept = stored_message_ids([outline.id for outline, _ in pairs if not outline.is_new])
    fresh = {
        "message": iter(
            new_ids("conversations_message", sum(len(given.messages) for _, given in pairs))
        ),
        "event": iter(new_ids("conversations_event", sum(len(given.events) for _, given in pairs))),
        "entity": iter(
            new_ids("conversations_entity", sum(len(given.entities) for _, given in pairs))
        ),
        "review": iter(
            new_ids("conversations_review", sum(len(given.reviews) for _, given in pairs))
        ),
    }
    for outline, given in pairs:
        by_name: dict[str, int] = {}
        for position, said in enumerate(given.messages):
            hash_ = desk.identity.message(said.id, position)
            id_ = kept.get((outline.id, hash_)) or next(fresh["message"])
            by_name[said.id] = id_
            outline.messages.append(message(desk, said, id_, position, hash_))
        last = outline.last_at
        outline.events = [
            event(desk, e, next(fresh["event"]), n) for n, e in enumerate(given.events)
        ]
        outline.reviews = [
            review(desk, r, next(fresh["review"]), n, last) for n, r in enumerate(given.reviews)
        ]
        outline.entities = [
            entity(desk, e, next(fresh["entity"]), n, by_name, last)
            for n, e in enumerate(given.entities)
        ]


def stored_message_ids(conversation_ids: list[int]) -> dict[tuple[int, bytes], int]:
    found = rows(
        "SELECT conversation_id, external_hash, id FROM conversations_message WHERE conversation_id = ANY(%s)",
        [conversation_ids],
    ) if conversation_ids else []  # fmt: skip
    return {(conversation, bytes(hash_)): id_ for conversation, hash_, id_ in found}
