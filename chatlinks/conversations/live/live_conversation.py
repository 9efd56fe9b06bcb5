"""One conversation while it is written to: what is said and happens in it is masked and sealed like
any other, and stored at once.
"""

from datetime import datetime
from typing import Literal

from django.utils import timezone

from chatlinks.conversations.live.guesses import TextWriter
from chatlinks.conversations.live.spoken_conversation import SpokenConversation
from chatlinks.conversations.live_topics import announce_masked_anew
from chatlinks.conversations.records.incoming import (
    IncomingAgent,
    IncomingContact,
    IncomingEntity,
    IncomingEvent,
    IncomingReview,
    IncomingStep,
)
from chatlinks.conversations.records.parts import ENTITY, EVENT, MESSAGE, REVIEW, STEP, PartRow
from chatlinks.conversations.records.plain import PlainEvent
from chatlinks.conversations.records.told import learning
from chatlinks.conversations.records.told.telling import told_in_comments
from chatlinks.database.rows import execute, rows

EventKind = Literal[
    "session_started", "assigned_team", "assigned_agent", "waiting", "completed", "note"
]


class LiveConversation(SpokenConversation):
    """One conversation, open for writing until the transaction ends.

    See `opening`: reopen, latest, begin.
    """

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
        at: datetime | None = None,
        by: int | None = None,
    ) -> None:
        """Add an event to the timeline; `by` is the member whose doing it is, or whose name it
        says.
        """
        author = IncomingAgent(name=agent)
        event = IncomingEvent(
            at=at or timezone.now(),
            type=kind,
            team=team,
            agent=author,
        )
        self.add_event(event, by)

    def add_event(self, event: IncomingEvent, by: int | None = None) -> int:
        """`tell` of an event as it came in; returns its id."""
        row = self.event_row(event, by)
        self.add(EVENT, row)
        return row.id

    def note(
        self,
        text: str,
        agent: str,
        by: TextWriter,
    ) -> None:
        """Add what an agent notes for colleagues."""
        author = IncomingAgent(name=agent)
        event = IncomingEvent(
            at=timezone.now(),
            type="note",
            agent=author,
            text=text,
        )
        row = self.event_row(event, by.person_id)
        self.watch(by, self.add(EVENT, row), row)

    def event_row(self, event: IncomingEvent, by: int | None) -> PartRow[PlainEvent]:
        row = self.drafts.event(event, *EVENT.next(self.business.id, self.id))
        row.plain = row.plain._replace(writer_id=by)
        return row

    def review(
        self,
        rating: int,
        comment: str,
        *,
        agent: str,
    ) -> None:
        """Add what the user thinks of how an agent helped: 1 to 5, and why if they say so."""
        review = IncomingReview(
            **{"for": "agent"},  # type: ignore[arg-type]
            rating=rating,
            comment=comment,
            agent=IncomingAgent(name=agent),
            at=timezone.now(),
        )
        self.add_review(review)

    def add_review(self, review: IncomingReview) -> int:
        """`review` of one as it came in; returns its id."""
        row = self.drafts.review(review, *REVIEW.next(self.business.id, self.id))
        told = told_in_comments(self.context.policy, [row])
        self.contact.learn_told(told, self.context.policy.personal)
        self.add(REVIEW, row)
        execute(
            """UPDATE conversations_conversation SET lowest_rating = least(lowest_rating, %s)
               WHERE id = %s AND business_id = %s""",
            [review.rating, self.id, self.business.id],
        )
        self.mask_late()
        return row.id

    def add_step(self, step: IncomingStep) -> int:
        """What an AI agent did; returns its id."""
        row = self.drafts.step(step, *STEP.next(self.business.id, self.id))
        self.add(STEP, row)
        return row.id

    def go_on_with_step(self, id_: int, step: IncomingStep) -> None:
        """A step that came before is brought up to date, as a call by its result; what is left out
        stays as it was.
        """
        [row] = STEP.read_where(
            "p.id = %s AND p.business_id = %s",
            [id_, self.business.id],
            {self.contact.id: self.contact.vault},
            "p.id",
        )
        told = self.drafts.step(step, id_, row.plain.position)
        row.record |= {column: text for column, text in told.record.items() if text}
        self.masker([row], {}).mask(STEP, [row])
        STEP.update(self.business.id, row, self.contact.vault)
        execute(
            """UPDATE conversations_step SET outcome = coalesce(nullif(%s, ''), outcome)
               WHERE id = %s AND business_id = %s""",
            [step.outcome, id_, self.business.id],
        )
        announce_masked_anew([self.id])

    def collect(self, name: str, value: str, message_id: int) -> None:
        """Add a value that the bot collected from a message."""
        entity = IncomingEntity(name=name, value=value, message="it", at=timezone.now())
        self.add_entity(entity, message_id)

    def add_entity(self, entity: IncomingEntity, message_id: int | None) -> int:
        """A value that the bot collected, from this message if that is known; returns its id.

        A personal one is masked wherever else the user's words hold it.

        The business must know the entity: `catalogue.note_entities` before this is made.
        """
        personal = self.context.policy.personal
        id_, position = ENTITY.next(self.business.id, self.id)
        messages = {} if message_id is None else {entity.message: message_id}
        row = self.drafts.entity(entity, id_, position, messages)
        if entity.name in personal:
            self.contact.learn(entity.name, entity.original_text)
            self.contact.learn(entity.name, entity.value)
            said = MESSAGE.read_where(
                "p.id = %s AND p.business_id = %s",
                [message_id, self.business.id],
                {self.contact.id: self.contact.vault},
                "p.id",
            )
            learning.place_values(self.contact, [row], said, personal)
        self.add(ENTITY, row)
        announce_masked_anew([self.id])
        self.mask_late()
        return row.id

    def meet(self, contact: IncomingContact) -> None:
        """Take over what is now known of the contact; what was said before is masked by it."""
        self.contact.meet(contact)
        if self.contact.changed:  # most say with each message who their user is
            learning.learn_owner(self.contact)
            announce_masked_anew([self.id])
            self.mask_late()
