"""The door in: records become masked records and originals. Every stored text passes here."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from operator import attrgetter
from typing import Any

from chatlinks.conversations.records.contacts import KnownContact
from chatlinks.conversations.records.finder import Finder
from chatlinks.conversations.records.parts import EVENT, MESSAGE, PARTS, REVIEW, Part, PartRow
from chatlinks.conversations.records.plain import PlainEvent, PlainMessage
from chatlinks.conversations.records.record import NO_COLUMNS, Record, mask_record, texts_of
from chatlinks.conversations.records.runs import split_values
from chatlinks.conversations.records.told.telling import (
    NOTHING,
    Disclosures,
    MessageRow,
)
from chatlinks.conversations.unread_texts import UnreadRow, note
from chatlinks.privacy import UNREADABLE, Span
from chatlinks.privacy.known import KnownValues
from chatlinks.privacy.masking import Find, mask, settled

NO_VALUES = KnownValues(())
WORDS: dict[Part[Any], str] = {EVENT: "text", REVIEW: "comment"}  # what people write in them
# Where a member wrote it: the column that holds their name.
MEMBERS_NAMES: dict[type, str] = {PlainMessage: "author", PlainEvent: "agent"}
TABLES: dict[type, str] = {part.plain: part.name for part in PARTS}
KnownWithin = Callable[[int], KnownValues | None]


def nothing_more(conversation_id: int) -> None:
    """Of no conversation more is known than of the contact."""


class Masker:
    """Masks the records of one contact: what is detected, what is known of them, what was marked by
    hand.
    """

    def __init__(
        self,
        finder: Finder,
        known: KnownValues,
        marks: Mapping[int, KnownValues],
        tellings: Disclosures,
        known_within: KnownWithin = nothing_more,
    ) -> None:
        """`known_within`: what is known within one conversation, where that is more."""
        self.finder = finder
        self.known = known
        self.marks = marks
        self.tellings = tellings
        self.known_within = known_within
        self.settled: dict[str, Sequence[Span]] = {}  # text → what of it is masked
        self.inner: dict[int, Masker] = {}
        self.unread: set[str] = set()  # texts on which detection failed

    @classmethod
    def of(
        cls,
        finder: Finder,
        contact: KnownContact,
        tellings: Disclosures,
    ) -> "Masker":
        personal = finder.policy.personal
        known = contact.matcher(personal)
        return cls(
            finder, known, contact.marks(), tellings, partial(contact.matcher_within, personal)
        )

    def within(self, conversation_id: int) -> "Masker":
        """The one for what stands in this conversation, where third persons may be known."""
        inner = self.inner.get(conversation_id)
        if inner is None:
            known = self.known_within(conversation_id)
            inner = Masker(self.finder, known, self.marks, self.tellings) if known else self
            inner.unread = self.unread
            self.inner[conversation_id] = inner
        return inner

    def find(self, text: str) -> Sequence[Span]:
        spans = self.settled.get(text)
        if spans is None:
            spans = self.settled[text] = self.settle(text, self.detected_or_known)
        return spans

    def settle(self, text: str, find: Find) -> Sequence[Span]:
        """`settled`, where it is noted if detection fails on the text or on what is left of it."""
        before = len(self.unread)
        spans = settled(text, find)
        if len(self.unread) > before:
            self.unread.add(text)
        return spans

    def noticed(self, text: str, spans: Sequence[Span]) -> Sequence[Span]:
        """The spans; whether detection failed on the text is noted."""
        for span in spans:
            if span.kind == UNREADABLE:
                self.unread.add(text)
        return spans

    def detected(self, text: str) -> Sequence[Span]:
        return self.noticed(text, self.finder.find(text))

    def detected_or_known(self, text: str) -> list[Span]:
        return [*self.detected(text), *self.noticed(text, self.known.find(text))]

    def find_in(self, message: MessageRow, pieces: Sequence[Span]) -> Find:
        """`find` within a message: also what was told or marked by hand in it, and in its text
        these pieces of split values.
        """
        telling = self.tellings.get(message.conversation_id, NOTHING)
        passages = dict(telling.passages.get(message.id, {}))
        if pieces:
            text = message.record["text"]
            passages[text] = [*passages.get(text, ()), *pieces]
        return self.find_with(passages, self.marks.get(message.id, NO_VALUES))

    def find_with(self, passages: dict[str, list[Span]], marks: KnownValues) -> Find:
        """`find`, and these passages of a text, and these marks in any."""

        def spans_of(text: str) -> list[Span]:
            here = self.noticed(text, [*marks.find(text), *passages.get(text, ())])
            return [*self.detected_or_known(text), *here]

        here: dict[str, Sequence[Span]] = {}

        def find(text: str) -> Sequence[Span]:
            if text not in passages and marks is NO_VALUES:
                return self.find(text)
            if text not in here:
                here[text] = self.settle(text, spans_of)
            return here[text]

        return find

    def look_over(self, texts: Iterable[str]) -> None:
        """Tell at one glance, instead of one a text, which of these hold nothing."""
        plain = [text for text in texts if text not in self.settled and not self.finder.find(text)]
        known = {plain[place] for place in self.known.among(plain)}
        self.settled.update((text, []) for text in plain if text not in known)

    def mask_text(self, text: str) -> str:
        """For what nobody asks back, such as a channel's name."""
        if not text:
            return text
        masked, _ = mask(text, self.find(text))
        return masked

    def mask_record(self, record: Record, whole: frozenset[str]) -> tuple[Record, list[Any]]:
        rest = {column: value for column, value in record.items() if column not in whole}
        self.look_over(texts_of([rest]))
        return mask_record(record, whole, self.find)

    def mask(self, part: Part[Any], found: Sequence[PartRow[Any]]) -> list[PartRow[Any]]:
        """Mask the rows of one table, in order.

        Returns those that are masked otherwise than they were.
        """
        changed: list[PartRow[Any]] = []
        for id_, group in groupby(found, key=attrgetter("conversation_id")):
            own = list(group)
            masker = self.within(id_)
            changed += masker.mask_messages(own) if part is MESSAGE else masker.mask_rows(part, own)
        return changed

    def mask_rows(self, part: Part[Any], own: list[PartRow[Any]]) -> Iterator[PartRow[Any]]:
        """Events, entities or reviews of one conversation."""
        self.look_over(texts_of(row.record for row in own))
        for row in own:
            words = row.record[WORDS[part]] if part in WORDS else ""
            told = self.finder.told_alone(words)
            find = self.find_with({words: told}, NO_VALUES) if told else self.find
            if self.mask_row(row, find):
                yield row

    def mask_messages(self, messages: list[MessageRow]) -> Iterator[MessageRow]:
        """The messages of one conversation; a value given in parts is masked in each of them."""
        pieces = split_values(self.finder.policy, self.known, messages)
        self.look_over(texts_of(row.record for row in messages))
        telling = self.tellings.get(messages[0].conversation_id, NOTHING)
        for row in messages:
            find: Find = self.find
            if row.id in pieces or row.id in self.marks or row.id in telling.passages:
                find = self.find_in(row, pieces.get(row.id, ()))
            if self.mask_row(row, find):
                yield row

    def mask_row(self, row: PartRow[Any], find: Find) -> bool:
        """Whether it is masked otherwise than before."""
        before = row.masked
        whole = row.plain.whole(self.finder.policy.personal)
        name = MEMBERS_NAMES.get(type(row.plain))
        if name and row.plain.writer_id is not None:
            return self.mask_row_of_member(row, name, find)
        row.masked, row.originals = mask_record(row.record, whole, find)
        self.note_unread(row)
        return row.masked != before

    def note_unread(self, row: PartRow[Any]) -> None:
        if self.holds_unread(row.record):
            table = TABLES[type(row.plain)]
            note(UnreadRow(row.conversation_id, table, row.id, row.contact_id))

    def holds_unread(self, record: Record) -> bool:
        """Whether detection failed on a text of it when it was masked."""
        return bool(self.unread) and not self.unread.isdisjoint(texts_of([record]))

    def mask_row_of_member(
        self,
        row: PartRow[Any],
        name: str,
        find: Find,
    ) -> bool:
        """A member's name is theirs, though it be the user's, too: it is known, and masked it would
        tell that the user bears it. Only patterns are masked in it.
        """
        before = row.masked
        bare = mask_record({name: row.record[name]}, NO_COLUMNS, self.detected)
        rest = {column: value for column, value in row.record.items() if column != name}
        masked = mask_record(rest, NO_COLUMNS, find)
        # Both are the first of their row's columns: so lie the originals.
        row.masked, row.originals = {**bare[0], **masked[0]}, [*bare[1], *masked[1]]
        self.note_unread(row)
        return row.masked != before
