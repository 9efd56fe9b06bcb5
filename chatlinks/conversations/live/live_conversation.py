"""One conversation while it is written to: what is said and happens in it is masked and sealed like
any other, and stored at once.
"""

import secrets
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Literal

from django.utils import timezone

from chatlinks.conversations.live import guesses, placing
from chatlinks.conversations.live.guesses import TextWriter
from chatlinks.conversations.live.last_messages import at_the_end, in_between
from chatlinks.conversations.live.open_conversation import OpenConversation
from chatlinks.conversations.live_topics import announce_masked_anew
from chatlinks.conversations.records.incoming import (
    IncomingAgent,
    IncomingContact,
    IncomingEntity,
    IncomingEvent,
    IncomingMessage,
    IncomingReview,
    IncomingStep,
)
from chatlinks.conversations.records.masker import Masker
from chatlinks.conversations.records.parts import ENTITY, EVENT, MESSAGE, REVIEW, STEP, PartRow
from chatlinks.conversations.records.plain import PlainEvent
from chatlinks.conversations.records.told import learning
from chatlinks.conversations.records.told.telling import (
    NOTHING,
    UNREAD,
    Disclosure,
    MessageRow,
    hidden_already,
    tell_messages,
    told_in_comments,
)
from chatlinks.conversations.sent_files.placing import SentFiles
from chatlinks.database.rows import execute, rows

EventKind = Literal[
    "session_started", "assigned_team", "assigned_agent", "waiting", "completed", "note"
]


class LiveConversation(OpenConversation):
    """One conversation, open for writing until the transaction ends.

    See `opening`: reopen, latest, begin.
    """

    def say(self, message: IncomingMessage, by: TextWriter | None = None) -> int:
        """Add a message; returns its id. `by` is the member who wrote it here.

        What it tells, alone or together with those before it, is masked in those, too.
        """
        last = self.messages.last()
        place = self.place(last, self.context.aware(message.at))
        hash_ = self.context.identity.message(message.id or secrets.token_hex(16), place.position)
        id_ = self.messages.new_id()
        row = self.drafts.message(message, id_, place.position, hash_)
        writer_id = by.person_id if by else None
        row.plain = row.plain._replace(sort_at=place.sort_at, writer_id=writer_id)
        sent_files = SentFiles(self.business.id, self.context.identity)
        sent_files.place([row], self.contact, {})
        learning.learn_sender(self.contact, message)
        around = at_the_end(last, row)
        if place.late:
            around = in_between(self.business.id, self.contact, row)
        together = around.together
        telling = self.listen(around.before, row, by, around.beside)
        masker = self.masker([row], {self.id: telling}, around.beside)
        changed = masker.mask(MESSAGE, together)
        # A member's are written in any case: no step more tells that they hit upon a value.
        others = [each for each in (together if by else changed) if each is not row]
        if self.messages.update(others):
            announce_masked_anew([self.id])
        self.messages.add(row, self.count(row, late=place.late))
        sent_files.write()
        if place.late:
            self.messages.write()
        self.mask_late()
        self.watch(by, masker, row, together)
        return id_

    def place(self, before: list[MessageRow], at: datetime) -> placing.LivePlace:
        """Where the next message stands; `before` are the last ones."""
        last = before[-1].plain if before else None
        if place := placing.at_end(last, at):
            return place
        self.messages.write()
        return placing.among_others(self.business.id, self.id, at)

    def listen(
        self,
        before: list[MessageRow],
        row: MessageRow,
        by: TextWriter | None,
        beside: Iterable[MessageRow],
    ) -> Disclosure:
        """What the message tells after those before it. Those beside it, which are masked together
        with it, keep what is masked in them.

        Somebody from whom details are hidden teaches nothing: by the time that it takes they could
        tell that their guess had something earlier masked.
        """
        telling = tell_messages(
            self.context.policy,
            [*before, row],
            since=len(before),
            before=self.foreseen.before(before) if self.foreseen else UNREAD,
        )
        if by is None or not by.watched:
            self.contact.learn_told(telling.values, self.context.policy.personal)
            learning.place_listed(self.contact, row)
        kept = hidden_already(beside).get(self.id, NOTHING)
        return Disclosure({**kept.passages, **telling.passages}, telling.values)

    def watch(
        self,
        by: TextWriter | None,
        masker: Masker,
        row: PartRow[Any],
        together: Sequence[MessageRow] = (),
    ) -> None:
        """Count what was typed by somebody from whom details are hidden."""
        if by is None or not by.watched:
            return
        identity = self.context.identity
        hits = guesses.hits_of(identity, masker, row, together)
        guesses.count(self.business, identity, self.id, by.person_id, hits)

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
        learning.learn_owner(self.contact)
        if self.contact.changed:  # most say with each message who their user is
            announce_masked_anew([self.id])
            self.mask_late()
