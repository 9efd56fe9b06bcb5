"""Texts that are hidden whole because detection failed on them: which rows hold one.

They are stored like any other, with their originals sealed, and counted here. They are read again
whenever their contact is masked anew, and once a day: `remasking/trying_again.py`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple

from chatlinks.database.rows import execute

NOTE = """
INSERT INTO conversations_unreadtext
  (business_id, contact_id, conversation_id, part, row_id, noted_at)
SELECT c.business_id, c.id, %s, %s, %s, now()
FROM conversations_contact c
WHERE c.id = %s AND c.forgotten_at IS NULL
ON CONFLICT (part, row_id) DO UPDATE
SET contact_id = excluded.contact_id, conversation_id = excluded.conversation_id"""


class UnreadRow(NamedTuple):
    """A row with such a text, as NOTE has it."""

    conversation_id: int | None  # None: the contact's own details
    part: str  # the table
    row_id: int
    contact_id: int


waiting: ContextVar[list[UnreadRow] | None] = ContextVar("waiting", default=None)


def note(row: UnreadRow) -> None:
    """Of a forgotten contact nothing is noted: no original is left to be read again."""
    held = waiting.get()
    if held is None:
        execute(NOTE, row)
    else:
        held.append(row)


@contextmanager
def noted_after() -> Iterator[None]:
    """What is noted meanwhile is written afterwards: while rows are copied nothing else can be, and
    their contacts may not be there yet.
    """
    if waiting.get() is not None:
        yield
        return
    rows: list[UnreadRow] = []
    token = waiting.set(rows)
    try:
        yield
    finally:
        waiting.reset(token)
    for row in rows:
        execute(NOTE, row)


def clear(business_id: int, contact_id: int) -> None:
    """All of the contact's texts are about to be read again."""
    execute(
        "DELETE FROM conversations_unreadtext WHERE business_id = %s AND contact_id = %s",
        [business_id, contact_id],
    )
