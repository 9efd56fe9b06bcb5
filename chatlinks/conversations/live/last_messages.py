"""The messages around the one that is said next: what it tells and hides may depend on them."""

from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from chatlinks.conversations.records.contacts import KnownContact
from chatlinks.conversations.records.parts import MESSAGE
from chatlinks.conversations.records.runs import writer_of
from chatlinks.conversations.records.told.telling import MessageRow
from chatlinks.privacy.detection.told.tell import LOOK_BACK

SPREAD = 2  # other messages of one sender in a row that a value may be spread over
HERE = "p.conversation_id = %s AND p.business_id = %s"


def last_messages(
    business_id: int,
    conversation_id: int,
    contact: KnownContact,
) -> list[MessageRow]:
    """The conversation's last ones, oldest first, opened: at most `LOOK_BACK`."""
    last = MESSAGE.read_again(
        HERE,
        [conversation_id, business_id],
        {contact.id: contact.vault},
        f"p.position DESC LIMIT {LOOK_BACK}",
    )
    return last[::-1]


def messages_before(
    business_id: int,
    conversation_id: int,
    contact: KnownContact,
    position: int,
) -> list[MessageRow]:
    """Those before a position, oldest first, opened: at most `LOOK_BACK`."""
    last = MESSAGE.read_where(
        f"{HERE} AND p.position < %s",
        [conversation_id, business_id, position],
        {contact.id: contact.vault},
        f"p.position DESC LIMIT {LOOK_BACK}",
    )
    return last[::-1]


def messages_behind(
    business_id: int,
    conversation_id: int,
    contact: KnownContact,
    position: int,
) -> list[MessageRow]:
    """Those behind a position, opened: at most `SPREAD`."""
    return MESSAGE.read_where(
        f"{HERE} AND p.position > %s",
        [conversation_id, business_id, position],
        {contact.id: contact.vault},
        f"p.position LIMIT {SPREAD}",
    )


class Surroundings(NamedTuple):
    """The messages around some in a row, and which of them are masked together with these."""

    before: Sequence[MessageRow]  # oldest first
    beside: list[MessageRow]  # by the same writer in a row: a value may be spread over them
    together: list[MessageRow]  # these and themselves, in order


def at_the_end(before: Sequence[MessageRow], said: Sequence[MessageRow]) -> Surroundings:
    """Of those that follow the conversation's last ones."""
    beside = run_before(before, said[0])
    return Surroundings(before, beside, [*beside, *said])


def in_between(business_id: int, contact: KnownContact, row: MessageRow) -> Surroundings:
    """Of one that others may follow."""
    here = (business_id, row.conversation_id, contact, row.plain.position)
    before = messages_before(*here)
    first, last = run_before(before, row), run_behind(messages_behind(*here), row)
    return Surroundings(before, [*first, *last], [*first, row, *last])


def run_before(before: Sequence[MessageRow], row: MessageRow) -> list[MessageRow]:
    """The last of them that the row's writer wrote in a row: a value may be spread over them."""
    return run_behind(before[-SPREAD:][::-1], row)[::-1]


def run_behind(behind: Sequence[MessageRow], row: MessageRow) -> list[MessageRow]:
    """The first of them that the row's writer wrote in a row."""
    writer = writer_of(row.plain)
    return list(takewhile(lambda each: writer_of(each.plain) == writer, behind))
