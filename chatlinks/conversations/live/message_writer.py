"""How the messages of a conversation that is open for writing are written: each as it is said, or
many together.

Together they are told, masked and written at once, as an import's are: it is the same conversation
in the end, for a small part of the statements and of the masking.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple, Protocol

from chatlinks.conversations.live.last_messages import last_messages
from chatlinks.conversations.records.contacts import KnownContact
from chatlinks.conversations.records.parts import MESSAGE
from chatlinks.conversations.records.told.telling import MessageRow
from chatlinks.conversations.remasking.learned_live import OpenForWriting, mask_late_each
from chatlinks.database.rows import execute, new_ids, prepared
from chatlinks.privacy.detection.told.tell import LOOK_BACK

# What lists show of the conversation follows its messages.
COUNT = """
UPDATE conversations_conversation
SET message_count = message_count + %s, last_at = greatest(last_at, %s),
    first_user_at = coalesce(first_user_at, %s),
    preview = coalesce(nullif(%s, ''), preview),
    authors = authors || ARRAY(
      SELECT named.author FROM unnest(%s::text[]) WITH ORDINALITY named (author, place)
      WHERE named.author <> ALL(authors) ORDER BY named.place)
WHERE id = %s AND business_id = %s"""

COUNT_EACH = """
UPDATE conversations_conversation c
SET message_count = c.message_count + n.messages, last_at = greatest(c.last_at, n.last_at),
    first_user_at = coalesce(c.first_user_at, n.first_user_at),
    preview = coalesce(nullif(n.preview, ''), c.preview),
    authors = c.authors || ARRAY(
      SELECT named.author
      FROM jsonb_array_elements_text(n.authors) WITH ORDINALITY named (author, place)
      WHERE named.author <> ALL(c.authors) ORDER BY named.place)
FROM unnest(%s::bigint[], %s::integer[], %s::timestamptz[], %s::timestamptz[], %s::text[],
            %s::jsonb[]) n (id, messages, last_at, first_user_at, preview, authors)
WHERE c.id = n.id AND c.business_id = %s"""


class Counted(NamedTuple):
    """What messages add to their conversation's row."""

    messages: int
    last_at: datetime
    first_user_at: datetime | None
    preview: str  # "": stays as it was
    authors: Sequence[str]

    def add(self, later: "Counted") -> "Counted":
        return Counted(
            messages=self.messages + later.messages,
            last_at=max(self.last_at, later.last_at),
            first_user_at=self.first_user_at or later.first_user_at,
            preview=later.preview or self.preview,
            authors=list(dict.fromkeys([*self.authors, *later.authors])),
        )


class MessagesAtOnce:
    """Each message is masked and written as it is said."""

    def __init__(
        self,
        business_id: int,
        conversation_id: int,
        contact: KnownContact,
    ) -> None:
        self.business_id = business_id
        self.conversation_id = conversation_id
        self.contact = contact

    def last(self) -> list[MessageRow]:
        """The conversation's last ones, oldest first, opened: at most `LOOK_BACK`."""
        return last_messages(self.business_id, self.conversation_id, self.contact)

    def new_id(self) -> int:
        [id_] = new_ids(MESSAGE.name, 1)
        return id_

    def keep(self, _row: MessageRow) -> bool:
        """Whether this one waits, not masked yet, to be written with others."""
        return False

    def add(self, row: MessageRow, counted: Counted) -> None:
        MESSAGE.insert(self.business_id, row, self.contact.vault)
        prepared(COUNT, [*counted, self.conversation_id, self.business_id])

    def write(self) -> None:
        """All that was said is stored, and what is asked next is read from there."""


class MaskingConversation(OpenForWriting, Protocol):
    """The conversation that messages which wait are of."""

    def mask_said(
        self,
        before: Sequence[MessageRow],
        said: Sequence[MessageRow],
    ) -> Counted:
        """Mask what was said after those before it; returns what it adds to the row."""


class MessagesTogether(MessagesAtOnce):
    """Messages wait for `write`, which masks and writes them together; only what looks beyond the
    last ones has to ask for it before.
    """

    def __init__(
        self,
        conversation: MaskingConversation,
        before: MessagesAtOnce,
        ids: Iterator[int],
        lately: list[MessageRow] | None,
    ) -> None:
        super().__init__(before.business_id, before.conversation_id, before.contact)
        self.conversation = conversation
        self.ids = ids
        self.lately = lately  # the last ones stored, oldest first; None: to be read
        self.waiting: list[MessageRow] = []

    def last(self) -> list[MessageRow]:
        return [*self.stored_last(), *self.waiting[-LOOK_BACK:]][-LOOK_BACK:]

    def stored_last(self) -> list[MessageRow]:
        if self.lately is None:
            self.lately = super().last()
        return self.lately

    def new_id(self) -> int:
        return next(self.ids)

    def keep(self, row: MessageRow) -> bool:
        self.waiting.append(row)
        return True

    def write(self) -> None:
        write_each([self])


def write_each(several: Sequence[MessagesTogether]) -> None:
    """Those of one business, of different conversations."""
    saying = [each for each in several if each.waiting]
    counts = [each.conversation.mask_said(each.stored_last(), each.waiting) for each in saying]
    if saying:
        MESSAGE.copy(
            MESSAGE.stored(each.business_id, row, each.contact.vault)
            for each in saying
            for row in each.waiting
        )
        count_each(saying, counts)
    for each in several:
        each.waiting, each.lately = [], None
    mask_late_each(each.conversation for each in saying)


def count_each(saying: Sequence[MessagesTogether], counts: Sequence[Counted]) -> None:
    execute(
        COUNT_EACH,
        [
            [each.conversation_id for each in saying],
            [count.messages for count in counts],
            [count.last_at for count in counts],
            [count.first_user_at for count in counts],
            [count.preview for count in counts],
            [json.dumps(list(count.authors)) for count in counts],
            saying[0].business_id,
        ],
    )
