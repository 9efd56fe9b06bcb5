"""What a migration left to do on many rows, a portion at a time, beside everybody's work.

Each portion is a transaction: cut off, it goes on where it was. Pages work meanwhile; a search just
doesn't find yet what is still to be done.
"""

import time
from collections.abc import Callable
from typing import NamedTuple

from django.db import transaction

from chatlinks.conversations.records.drafting.file_order import in_order
from chatlinks.conversations.search_words import UNSPACED
from chatlinks.database.rows import execute, one, rows
from chatlinks.workspaces.lock import lock_business

PORTION = {"words": 20_000, "order": 2_000}  # ids
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
DISORDERED = """
SELECT DISTINCT s.business_id, s.conversation_id FROM (
  SELECT m.business_id, m.conversation_id, m.at,
    lag(m.at) OVER (PARTITION BY m.conversation_id ORDER BY m.position, m.id) AS before
  FROM conversations_message m WHERE m.conversation_id > %s AND m.conversation_id <= %s) s
WHERE s.at < s.before ORDER BY 1, 2"""
TIMES = """
SELECT id, at FROM conversations_message
WHERE conversation_id = %s AND business_id = %s ORDER BY position, id"""
PUT_IN_ORDER = """
UPDATE conversations_message m SET position = n.position, sort_at = n.sort_at
FROM unnest(%s::bigint[], %s::int[], %s::timestamptz[]) n (id, position, sort_at)
WHERE m.id = n.id AND m.business_id = %s"""


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
    last = min(remaining.after + PORTION[remaining.name], remaining.until)
    WORK[remaining.name](remaining.after, last)
    if last == remaining.until:
        execute("DELETE FROM conversations_backfill WHERE name = %s", [remaining.name])
    else:
        execute(
            "UPDATE conversations_backfill SET after = %s WHERE name = %s",
            [last, remaining.name],
        )
    return True


def spell(after: int, last: int) -> None:
    """Of messages with these ids: the words inside of sentences without spaces."""
    execute(WORDS, [after, last])


def put_in_order(after: int, last: int) -> None:
    """Of conversations with these ids: the messages that a clock has stand before one that came
    first.
    """
    for business_id, conversation_id in rows(DISORDERED, [after, last]):
        lock_business(business_id)
        messages = rows(TIMES, [conversation_id, business_id])
        places = in_order([at for _, at in messages])
        ids = [messages[place.in_file][0] for place in places]
        times = [place.sort_at for place in places]
        execute(PUT_IN_ORDER, [ids, list(range(len(ids))), times, business_id])


WORK = {"words": spell, "order": put_in_order}
