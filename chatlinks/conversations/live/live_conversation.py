"""One conversation while it is written to: what is said and happens in it is masked and sealed like
any other, and stored at once.
"""

import secrets
from collections.abc import Iterable
from datetime import datetime
from typing import Any, Literal, NamedTuple

from django.utils import timezone

from chatlinks.conversations.live.last_messages import last_messages, run_of
from chatlinks.conversations.records.batch_writer import Writer
from chatlinks.conversations.records.contacts import KnownContact
from chatlinks.conversations.records.context import ImportContext
from chatlinks.conversations.records.drafts import PartDrafts
from chatlinks.conversations.records.incoming import (
    IncomingAgent,
    IncomingContact,
    IncomingEntity,
    IncomingEvent,
    IncomingMessage,
    IncomingReview,
)
from chatlinks.conversations.records.masker import Finder, Masker
from chatlinks.conversations.records.parts import ENTITY, EVENT, MESSAGE, REVIEW, Part, PartRow
from chatlinks.conversations.records.summary import summarise
from chatlinks.conversations.records.telling import (
    NOTHING,
    UNREAD,
    Disclosure,
    Disclosures,
    MessageRow,
    hidden_already,
    tell_messages,
    told_in_comments,
)
from chatlinks.conversations.remasking import learned_later
from chatlinks.database.rows import execute, rows
from chatlinks.workspaces.models import Business

EventKind = Literal[
    "session_started", "assigned_team", "assigned_agent", "waiting", "completed", "note"
]


class State(NamedTuple):
    """A conversation's row, as far as its moves depend on it; one row of STATE."""

    id: int
    contact_id: int
    number: int
    state: str
    channel: str
    team_id: int | None
    assignee_id: int | None
    started_at: datetime
    first_user_at: datetime | None
    last_at: datetime
    waiting_since: datetime | None
    unread: int
    oldest_rules: int  # the oldest policy by which any of the contact's conversations is masked


STATE = f"""
SELECT {", ".join(State._fields[:-1])},
  (SELECT min(o.rules) FROM conversations_conversation o
   WHERE o.contact_id = c.contact_id AND o.business_id = c.business_id)
FROM conversations_conversation c WHERE business_id = %s AND """


class LiveConversation:
    """One conversation, open for writing until the transaction ends.

    See `opening`: reopen, latest, begin.
    """

    def __init__(
        self,
        business: Business,
        context: ImportContext,
        contact: KnownContact,
        now: State,
    ) -> None:
        self.business = business
        self.context = context
        self.contact = contact
        self.now = now
        self.foreseen: Finder | None = None  # of what is said next
        self.drafts = PartDrafts(context, now.id, contact.id, context.now)

    @property
    def id(self) -> int:
        return self.now.id

    # ── What is said and what happens ─────────────────────────────────────────────────────────

    def say(self, message: IncomingMessage) -> int:
        """Add a message; returns its id.

        What it tells, alone or together with those before it, is masked in those, too.
        """
        id_, position = MESSAGE.next(self.business.id, self.id)
        hash_ = self.context.identity.message(message.id or secrets.token_hex(16), position)
        row = self.drafts.message(message, id_, position, hash_)
        before = last_messages(self.business.id, self.id, self.contact)
        telling = self.listen(before, row)
        together = [*run_of(before, message.sender), row]
        masker = self.masker(together, {self.id: telling})
        for changed in masker.mask(MESSAGE, together):
            if changed is not row:
                MESSAGE.update(self.business.id, changed, self.contact.vault)
        MESSAGE.insert(self.business.id, row, self.contact.vault)
        self.count(row)
        self.mask_late()
        return id_

    def listen(self, before: list[MessageRow], row: MessageRow) -> Disclosure:
        """What the message tells after those before it, which keep what is masked in them."""
        telling = tell_messages(
            self.context.policy,
            [*before, row],
            since=len(before),
            readings=self.foreseen.readings if self.foreseen else UNREAD,
        )
        self.contact.learn_told(telling.values, self.context.policy.personal)
        kept = hidden_already(before).get(self.id, NOTHING)
        return Disclosure({**kept.passages, **telling.passages}, telling.values)

    def message_of(self, external_id: str) -> int | None:
        """The message that came in here under this id."""
        found = rows(
            """SELECT id FROM conversations_message
               WHERE conversation_id = %s AND business_id = %s AND external_hash = %s""",
            [self.id, self.business.id, self.context.identity.message(external_id, 0)],
        )
        return int(found[0][0]) if found else None

    def tell(
        self,
        kind: EventKind,
        *,
        team: str = "",
        agent: str = "",
        text: str = "",
        at: datetime | None = None,
    ) -> None:
        """Add an event to the timeline."""
        event = IncomingEvent(
            at=at or timezone.now(),
            type=kind,
            team=team,
            agent=IncomingAgent(name=agent),
            text=text,
        )
        self.add_event(event)

    def add_event(self, event: IncomingEvent) -> int:
        """`tell` of an event as it came in; returns its id."""
        row = self.drafts.event(event, *EVENT.next(self.business.id, self.id))
        self.add(EVENT, row)
        return row.id

    def review(self, rating: int, comment: str, *, agent: str) -> None:
        """Add what the user thinks of how an agent helped: 1 to 5, and why if they say so."""
        review = IncomingReview(
            **{"for": "agent"},  # type: ignore[arg-type]
            rating=rating,
            comment=comment,
            agent=IncomingAgent(name=agent),
            at=timezone.now(),
        )
        row = self.drafts.review(review, *REVIEW.next(self.business.id, self.id))
        told = told_in_comments(self.context.policy, [row])
        self.contact.learn_told(told, self.context.policy.personal)
        self.add(REVIEW, row)
        self.mask_late()

    def collect(self, name: str, value: str, message_id: int) -> None:
        """Add a value that the bot collected from a message.

        A personal one is masked wherever else the user's words hold it.

        The business must know the entity: `catalogue.note_entities` before this is made.
        """
        entity = IncomingEntity(name=name, value=value, message="it", at=timezone.now())
        id_, position = ENTITY.next(self.business.id, self.id)
        row = self.drafts.entity(entity, id_, position, {"it": message_id})
        if name in self.context.policy.personal:
            self.contact.learn(name, value)
        self.add(ENTITY, row)
        self.mask_late()

    def meet(self, contact: IncomingContact) -> None:
        """Take over what is now known of the contact; what was said before is masked by it."""
        self.contact.meet(contact)
        self.mask_late()

    # ── How it stands ─────────────────────────────────────────────────────────────────────────

    def move(self, **columns: Any) -> None:
        """Change columns of the conversation that hold no user's text, such as `state`,
        `assignee_id`, `waiting_since`.
        """
        assignments = ", ".join(f"{column} = %s" for column in columns)
        execute(
            f"""UPDATE conversations_conversation SET {assignments}
                WHERE id = %s AND business_id = %s""",
            [*columns.values(), self.id, self.business.id],
        )
        known = {column: columns[column] for column in columns if column in State._fields}
        self.now = self.now._replace(**known)

    def unanswered_since(self) -> datetime | None:
        """Since when the user waits for an agent's answer: from the hand-over at the earliest.

        None if they don't.
        """
        found = rows(UNANSWERED, {"conversation": self.id, "business": self.business.id})
        return found[0][0] if found else None

    def user_wrote_after(self, count: int) -> bool:
        """Beyond the first `count` messages."""
        found = rows(
            """SELECT 1 FROM conversations_message
               WHERE conversation_id = %s AND business_id = %s
                 AND position >= %s AND sender = 'user'
               LIMIT 1""",
            [self.id, self.business.id, count],
        )
        return bool(found)

    def join(self, person_id: int) -> None:
        """Note that a member took part."""
        execute(
            """INSERT INTO conversations_participation (business_id, conversation_id, person_id)
               VALUES (%s, %s, %s) ON CONFLICT DO NOTHING""",
            [self.business.id, self.id, person_id],
        )

    # ── Masking ───────────────────────────────────────────────────────────────────────────────

    def add(self, part: Part[Any], row: PartRow[Any]) -> None:
        """Mask, seal and store one row beside the messages."""
        self.masker([row], {}).mask(part, [row])
        part.insert(self.business.id, row, self.contact.vault)

    def masker(self, together: Iterable[PartRow[Any]], tellings: Disclosures) -> Masker:
        finder = Finder(self.context.policy, [row.record for row in together], self.foreseen)
        return Masker.of(finder, self.contact, tellings)

    def count(self, row: MessageRow) -> None:
        """What lists show of the conversation follows its last message.

        A user's first one starts the bot's 24 hours.
        """
        preview, authors = summarise([row])
        at, by_user = row.plain.at, row.plain.sender == "user"
        execute(
            """UPDATE conversations_conversation
               SET message_count = message_count + 1, last_at = greatest(last_at, %s),
                   first_user_at = coalesce(first_user_at, %s),
                   preview = coalesce(nullif(%s, ''), preview),
                   authors = authors || ARRAY(SELECT unnest(%s::text[])
                                              EXCEPT SELECT unnest(authors))
               WHERE id = %s AND business_id = %s""",
            [at, at if by_user else None, preview, authors, self.id, self.business.id],
        )
        if by_user and self.now.first_user_at is None:
            self.now = self.now._replace(first_user_at=at)

    def mask_late(self) -> None:
        """Mask what was learned of the contact in all that was said before."""
        if self.contact.changed:
            Writer(self.context, [self.contact], []).write_contacts()
            self.reach_back([])

    def reach_back(self, written: list[int]) -> None:
        """Mask what was learned of the contact in all that was stored before, but for the
        conversations just `written`.
        """
        policy = self.context.policy
        learned_later.late_values(self.business, policy, [self.contact], set(), written)
        self.contact.fresh, self.contact.changed = [], False


UNANSWERED = """
SELECT greatest(min(m.at), (
  SELECT min(e.at) FROM conversations_event e
  WHERE e.conversation_id = %(conversation)s AND e.business_id = %(business)s
    AND e.kind = 'assigned_team'))
FROM conversations_message m
WHERE m.conversation_id = %(conversation)s AND m.business_id = %(business)s AND m.sender = 'user'
  AND m.position > coalesce((
    SELECT max(a.position) FROM conversations_message a
    WHERE a.conversation_id = m.conversation_id AND a.business_id = m.business_id
      AND a.sender = 'agent'), -1)
HAVING count(*) > 0"""
