"""Where a message stands among those that came before it: at the end, but if it comes late."""

from datetime import datetime
from typing import NamedTuple

from chatlinks.conversations.records.file_order import APART
from chatlinks.database.rows import execute, one, rows

LAST = """
SELECT position, sender, coalesce(sort_at, at) FROM conversations_message
WHERE conversation_id = %s AND business_id = %s
ORDER BY position DESC LIMIT 1"""
# The first one after all that are no later.
AFTER_EARLIER = """
SELECT coalesce(max(position), -1) + 1 FROM conversations_message
WHERE conversation_id = %s AND business_id = %s AND coalesce(sort_at, at) <= %s"""
MAKE_ROOM = """
UPDATE conversations_message SET position = position + 1
WHERE conversation_id = %s AND business_id = %s AND position >= %s"""


class PlacedMessage(NamedTuple):
    position: int
    sender: str
    at: datetime


class LivePlace(NamedTuple):
    position: int
    sort_at: datetime | None = None
    late: bool = False  # others stand behind it


def place(
    business_id: int,
    conversation_id: int,
    at: datetime,
    sender: str,
) -> LivePlace:
    """Of two senders the clocks may differ by seconds, so what comes later stands later; what one
    sender wrote stands as their clock says. Whoever asks holds the business's lock.
    """
    key = [conversation_id, business_id]
    last = one(PlacedMessage, LAST, key)
    if last is None:
        return LivePlace(0)
    if at >= last.at:
        return LivePlace(last.position + 1)
    if sender != last.sender and last.at - at <= APART:
        return LivePlace(last.position + 1, last.at)
    position = int(rows(AFTER_EARLIER, [*key, at])[0][0])
    execute(MAKE_ROOM, [*key, position])
    return LivePlace(position, late=True)
