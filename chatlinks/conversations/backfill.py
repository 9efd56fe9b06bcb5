"""What a migration left to do on many rows, a portion at a time, beside everybody's work.

Each portion is a transaction: cut off, it goes on where it was. Pages work meanwhile; a search just
doesn't find yet what is still to be done.
"""

import time
from collections.abc import Callable
from typing import NamedTuple

from django.db import transaction

from chatlinks.conversations.search_words import UNSPACED
from chatlinks.database.rows import execute, one

PORTION = 20_000  # ids
AT_ONCE = 20  # seconds a run
NEXT = """
SELECT name, after, until FROM conversations_backfill ORDER BY name LIMIT 1
FOR UPDATE SKIP LOCKED"""
# PostgreSQL computes `words` anew where `text` is written. A row that somebody else writes just now
# is spelt anew by that.
WORDS = f"""
UPDATE conversations_message SET text = text
WHERE id IN (
  SELECT id FROM conversations_message
  WHERE id > %s AND id <= %s AND text ~ '[{UNSPACED}]'
  ORDER BY id FOR UPDATE SKIP LOCKED)"""
STATEMENTS = {"words": WORDS}


class Remaining(NamedTuple):
    name: str
    after: int
    until: int


def never() -> bool:
    return False


def work(must_stop: Callable[[], bool] = never) -> bool:
    """Whether all is done."""
    end = time.monotonic() + AT_ONCE
    while not must_stop() and time.monotonic() < end:
        if not portion():
            return True
    return False


@transaction.atomic
def portion() -> bool:
    """Whether there was anything to do."""
    remaining = one(Remaining, NEXT)
    if remaining is None:
        return False
    last = min(remaining.after + PORTION, remaining.until)
    execute(STATEMENTS[remaining.name], [remaining.after, last])
    if last == remaining.until:
        execute("DELETE FROM conversations_backfill WHERE name = %s", [remaining.name])
    else:
        execute(
            "UPDATE conversations_backfill SET after = %s WHERE name = %s", [last, remaining.name]
        )
    return True
