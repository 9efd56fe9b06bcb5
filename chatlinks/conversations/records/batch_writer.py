"""Mask, seal and COPY a composed batch."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from chatlinks.conversations.records import contact_rows, conversation_rows
from chatlinks.conversations.records.contact_rows import ContactColumns
from chatlinks.conversations.records.contacts import KnownContact
from chatlinks.conversations.records.drafting.context import ImportContext
from chatlinks.conversations.records.drafting.drafts import ConversationDraft
from chatlinks.conversations.records.finder import Finder
from chatlinks.conversations.records.masker import Masker
from chatlinks.conversations.records.parts import (
    ENTITY,
    EVENT,
    MESSAGE,
    REVIEW,
    STEP,
    Part,
    PartRow,
)
from chatlinks.conversations.records.record import Record, texts_of
from chatlinks.conversations.records.summary import summarise
from chatlinks.conversations.unread_texts import noted_after
from chatlinks.database.rows import copy, execute, rows

Stored = tuple[Any, ...]  # a row as its table's columns hold it
PARTICIPATION_COLUMNS = ("business_id", "conversation_id", "person_id")
WRITTEN_ANEW = (
    EVENT.name,
    ENTITY.name,
    REVIEW.name,
    STEP.name,
    "conversations_participation",
)

UNREAD = "conversations_unreadtext"  # of what stays, noted again when all of it is masked anew


class Writer:
    """One batch of one business on its way into the tables."""

    def __init__(
        self,
        context: ImportContext,
        people: list[KnownContact],
        batch: list[ConversationDraft],
    ) -> None:
        self.context = context
        self.people = people
        self.batch = batch
        self.business_id = context.business_id
        self.finder = Finder(context.policy, ())
        self.finder.detected.update(context.foreseen.spans)
        self.finder.look_at(texts_of(self.records()))
        self.tellings = {draft.id: draft.telling for draft in batch}
        self.finder.look_behind(self.tellings.values())
        self.maskers: dict[int, Masker] = {}

    def records(self) -> Iterator[Record]:
        """All that will be masked."""
        for contact in self.people:
            if contact.changed:
                yield contact.details
        for draft in self.batch:
            yield {"channel": draft.channel}
            parts: tuple[list[PartRow[Any]], ...] = (
                draft.messages,
                draft.events,
                draft.entities,
                draft.reviews,
                draft.steps,
            )
            for row in chain.from_iterable(parts):
                yield row.record

    def masker(self, contact: KnownContact) -> Masker:
        if contact.id not in self.maskers:
            self.maskers[contact.id] = Masker.of(self.finder, contact, self.tellings)
        return self.maskers[contact.id]

    @noted_after()
    def write(self) -> None:
        """Messages go out while they are masked, so that PostgreSQL works meanwhile.

        The rest follows from them.
        """
        self.write_contacts()
        changed = [draft for draft in self.batch if not draft.is_new]
        self.take_out(changed)
        others: dict[Part[Any], list[Stored]] = {
            EVENT: [],
            ENTITY: [],
            REVIEW: [],
            STEP: [],
        }
        execute("SET CONSTRAINTS message_in_its_conversation DEFERRED")
        MESSAGE.copy(self.mask_parts(others))
        self.insert([draft for draft in self.batch if draft.is_new])
        execute("SET CONSTRAINTS message_in_its_conversation IMMEDIATE")
        for draft in changed:
            conversation_rows.update(draft)
        conversation_rows.renumber(self.business_id, self.met_before())
        for part, stored in others.items():
            part.copy(stored)
        self.write_participation()

    def met_before(self) -> list[int]:
        return [contact.id for contact in self.people if not contact.is_new]

    @noted_after()
    def write_contacts(self) -> None:
        contact_rows.write(
            self.business_id,
            self.context.identity,
            self.people,
            self.contact_columns,
        )

    def contact_columns(self, contact: KnownContact) -> ContactColumns:
        masker = self.masker(contact)
        return contact_rows.columns_of(self.business_id, contact, masker, self.context.now)

    def mask_parts(self, others: dict[Part[Any], list[Stored]]) -> Iterator[Stored]:
        """Messages for COPY.

        And, on the way, the other parts, and the conversations' previews and authors.
        """
        for draft in self.batch:
            masker = self.masker(draft.contact).within(draft.id)
            draft.channel = masker.mask_text(draft.channel)
            yield from self.mask(MESSAGE, draft, draft.messages)
            draft.preview, draft.authors = summarise(draft.messages)
            others[EVENT] += self.mask(EVENT, draft, draft.events)
            others[ENTITY] += self.mask(ENTITY, draft, draft.entities)
            others[REVIEW] += self.mask(REVIEW, draft, draft.reviews)
            others[STEP] += self.mask(STEP, draft, draft.steps)

    def mask(
        self,
        part: Part[Any],
        draft: ConversationDraft,
        part_rows: list[PartRow[Any]],
    ) -> Iterator[Stored]:
        self.masker(draft.contact).mask(part, part_rows)
        for row in part_rows:
            yield part.stored(self.business_id, row, draft.contact.vault)

    def take_out(self, changed: list[ConversationDraft]) -> None:
        """What will be written again; messages that the new version doesn't have stay."""
        if not changed:
            return
        for table in (*WRITTEN_ANEW, UNREAD):
            execute(
                f"DELETE FROM {table} WHERE business_id = %s AND conversation_id = ANY(%s)",
                [self.business_id, [draft.id for draft in changed]],
            )
        written_again = [row.id for draft in changed for row in draft.messages]
        execute(
            f"DELETE FROM {MESSAGE.name} WHERE business_id = %s AND id = ANY(%s)",
            [self.business_id, written_again],
        )

    def insert(self, new: list[ConversationDraft]) -> None:
        """After their contact's last ones.

        Where one was earlier, `renumber` gives the right number.
        """
        last = conversation_rows.last_numbers(self.business_id, self.met_before())
        for draft in new:
            draft.number += last.get(draft.contact.id, 0)
        conversation_rows.insert(new)

    def write_participation(self) -> None:
        took_part = []
        for draft in self.batch:
            for person in sorted(draft.people):
                took_part.append((self.business_id, draft.id, person))
        copy("conversations_participation", PARTICIPATION_COLUMNS, took_part)


def mixed(business_id: int, batch: list[ConversationDraft]) -> set[int]:
    """Contacts of changed conversations that keep messages which this batch didn't bring: a value
    may be spread over both.
    """
    brought = {draft.id: draft for draft in batch if not draft.is_new}
    if not brought:
        return set()
    counts = rows(
        """SELECT id, message_count FROM conversations_conversation
           WHERE business_id = %s AND id = ANY(%s)""",
        [business_id, list(brought)],
    )
    return {brought[id_].contact.id for id_, count in counts if count > len(brought[id_].messages)}
