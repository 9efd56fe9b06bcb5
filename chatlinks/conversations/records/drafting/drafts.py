"""From an incoming conversation to the rows to store: still in clear, with the ids that they will
have.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from chatlinks.conversations.bot_window import settled
from chatlinks.conversations.records.contacts import KnownContact
from chatlinks.conversations.records.conversation_rows import ConversationColumns
from chatlinks.conversations.records.drafting.context import ImportContext
from chatlinks.conversations.records.drafting.file_order import in_order, tell_hours_apart
from chatlinks.conversations.records.drafting.part_drafts import PartDrafts
from chatlinks.conversations.records.incoming import (
    Incoming,
    IncomingMessage,
)
from chatlinks.conversations.records.parts import (
    ENTITY,
    EVENT,
    MESSAGE,
    REVIEW,
    STEP,
    Part,
    PartRow,
)
from chatlinks.conversations.records.plain import (
    PlainEntity,
    PlainEvent,
    PlainMessage,
    PlainReview,
    PlainStep,
)
from chatlinks.conversations.records.told.telling import NOTHING, Disclosure
from chatlinks.database.rows import new_ids, rows

WITH_AGENTS = ("queued", "active")  # states in which a user may be waiting for one


@dataclass(kw_only=True)
class ConversationDraft(ConversationColumns):
    """One conversation on its way into the tables, with its parts."""

    incoming: Incoming
    contact: KnownContact
    is_new: bool = True
    people: set[int] = field(default_factory=set)  # members who took part
    telling: Disclosure = NOTHING
    messages: list[PartRow[PlainMessage]] = field(default_factory=list)
    events: list[PartRow[PlainEvent]] = field(default_factory=list)
    entities: list[PartRow[PlainEntity]] = field(default_factory=list)
    reviews: list[PartRow[PlainReview]] = field(default_factory=list)
    steps: list[PartRow[PlainStep]] = field(default_factory=list)


# ── The conversation itself ───────────────────────────────────────────────────────────────────


def outline(
    context: ImportContext,
    incoming: Incoming,
    contact: KnownContact,
    raw: bytes,
) -> ConversationDraft:
    """The conversation itself, with neither id nor number nor parts yet."""
    tell_hours_apart(incoming.messages, context.zone)
    tell_hours_apart(incoming.events, context.zone)
    span = span_of(context, incoming)
    state, closed_at = state_now(context, incoming, span)
    return ConversationDraft(
        incoming=incoming,
        contact=contact,
        business_id=context.business_id,
        contact_id=contact.id,
        external_hash=context.identity.conversation(incoming.id),
        digest=context.identity.digest(raw),
        state=state,
        channel=incoming.channel or incoming.contact.channel,
        team_id=context.teams.get(incoming.team),
        assignee_id=context.person(incoming.assignee),
        started_at=span.started_at,
        first_user_at=span.first_user_at,
        last_at=span.last_at,
        closed_at=closed_at,
        waiting_since=waiting_since(context, incoming) if state in WITH_AGENTS else None,
        message_count=len(incoming.messages),
        lowest_rating=min((review.rating for review in incoming.reviews), default=None),
        rules=context.policy.number,
        people=took_part(context, incoming),
    )


class TimeSpan(NamedTuple):
    started_at: datetime
    first_user_at: datetime | None
    last_at: datetime


def span_of(context: ImportContext, incoming: Incoming) -> TimeSpan:
    sent = [context.aware(message.at) for message in incoming.messages]
    by_user = [
        at for at, message in zip(sent, incoming.messages, strict=True) if message.sender == "user"
    ]
    times = [*sent, *(context.aware(event.at) for event in incoming.events)]
    started_at = min(times, default=context.now)
    if incoming.started_at:
        started_at = context.aware(incoming.started_at)
    return TimeSpan(
        started_at=started_at,
        first_user_at=min(by_user, default=None),
        last_at=max(times, default=started_at),
    )


def state_now(
    context: ImportContext,
    incoming: Incoming,
    span: TimeSpan,
) -> tuple[str, datetime | None]:
    """(state, closed_at) by now. When it ended it says itself, or its last message does."""
    closed_at = span.last_at if incoming.state == "completed" else None
    if incoming.closed_at:
        closed_at = context.aware(incoming.closed_at)
    return settled(
        incoming.state,
        span.first_user_at,
        closed_at,
        context.now,
    )


def waiting_since(context: ImportContext, incoming: Incoming) -> datetime | None:
    """Since when the user waits for an agent: their first message since one last wrote, or since
    the bot handed over.
    """
    asked = times_of(context, incoming.messages, "user")
    answered = times_of(context, incoming.messages, "agent")
    if answered:
        last_answer = max(answered)
        return min((at for at in asked if at > last_answer), default=None)
    handed_over = [
        context.aware(event.at) for event in incoming.events if event.type == "assigned_team"
    ]
    return max(handed_over or asked, default=None)


def times_of(
    context: ImportContext,
    messages: Iterable[IncomingMessage],
    sender: str,
) -> list[datetime]:
    return [context.aware(message.at) for message in messages if message.sender == sender]


def took_part(context: ImportContext, incoming: Incoming) -> set[int]:
    agents = [
        incoming.assignee,
        *(message.author for message in incoming.messages if message.sender == "agent"),
        *(event.agent for event in incoming.events),
    ]
    people = map(context.person, agents)
    return {person for person in people if person is not None}


# ── Its parts ─────────────────────────────────────────────────────────────────────────────────


def add_parts(context: ImportContext, batch: Sequence[ConversationDraft]) -> None:
    """Draft every message, event, entity, review and step, with ids.

    A message stored before keeps the id that it had.
    """
    stored = stored_message_ids([draft.id for draft in batch if not draft.is_new])
    ids = PartIds([draft.incoming for draft in batch])
    for draft in batch:
        drafts = PartDrafts(
            context,
            draft.id,
            draft.contact.id,
            draft.last_at,
        )
        by_name: dict[str, int] = {}
        for message, row in messages_of(context, draft, drafts, stored, ids):
            by_name[message.id] = row.id
            draft.messages.append(row)
        for position, event in enumerate(draft.incoming.events):
            draft.events.append(drafts.event(event, next(ids.events), position))
        for position, entity in enumerate(draft.incoming.entities):
            draft.entities.append(
                drafts.entity(
                    entity,
                    next(ids.entities),
                    position,
                    by_name,
                )
            )
        for position, review in enumerate(draft.incoming.reviews):
            draft.reviews.append(drafts.review(review, next(ids.reviews), position))
        for position, step in enumerate(draft.incoming.steps):
            draft.steps.append(drafts.step(step, next(ids.steps), position))


def messages_of(
    context: ImportContext,
    draft: ConversationDraft,
    drafts: PartDrafts,
    stored: Mapping[tuple[int, bytes], int],
    ids: "PartIds",
) -> Iterator[tuple[IncomingMessage, PartRow[PlainMessage]]]:
    """The conversation's messages in order, each with its row."""
    places = in_order([message.at for message in draft.incoming.messages])
    for position, (index, sort_at) in enumerate(places):
        message = draft.incoming.messages[index]
        hash_ = context.identity.message(message.id, index)
        id_ = stored.get((draft.id, hash_)) or next(ids.messages)
        row = drafts.message(message, id_, position, hash_)
        if sort_at is not None:
            row.plain = row.plain._replace(sort_at=sort_at)
        yield message, row


class PartIds:
    """Ids for all parts of a batch, asked for at once."""

    def __init__(self, batch: Sequence[Incoming]) -> None:
        self.messages = self.reserve(MESSAGE, sum(len(each.messages) for each in batch))
        self.events = self.reserve(EVENT, sum(len(each.events) for each in batch))
        self.entities = self.reserve(ENTITY, sum(len(each.entities) for each in batch))
        self.reviews = self.reserve(REVIEW, sum(len(each.reviews) for each in batch))
        self.steps = self.reserve(STEP, sum(len(each.steps) for each in batch))

    @staticmethod
    def reserve(part: Part[Any], count: int) -> Iterator[int]:
        return iter(new_ids(part.name, count))


def stored_message_ids(conversation_ids: list[int]) -> dict[tuple[int, bytes], int]:
    if not conversation_ids:
        return {}
    found = rows(
        """SELECT conversation_id, external_hash, id FROM conversations_message
           WHERE conversation_id = ANY(%s)""",
        [conversation_ids],
    )
    return {(conversation, bytes(hash_)): id_ for conversation, hash_, id_ in found}
