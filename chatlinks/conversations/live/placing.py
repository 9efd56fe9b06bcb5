"""Where a message stands among those that came before it: at the end, but if it comes late."""

from datetime import datetime
from typing import NamedTuple

from chatlinks.conversations.records.drafting.file_order import stands_after
from chatlinks.conversations.records.plain import PlainMessage
from chatlinks.database.rows import execute, rows

# The first one after all that are no later.
AFTER_EARLIER = """
SELECT coalesce(max(position), -1) + 1 FROM conversations_message
WHERE conversation_id = %s AND business_id = %s AND coalesce(sort_at, at) <= %s"""
MAKE_ROOM = """
UPDATE conversations_message SET position = position + 1
WHERE conversation_id = %s AND business_id = %s AND position >= %s"""


class LivePlace(NamedTuple):
    position: int
    sort_at: datetime | None = None
    late: bool = False  # others stand behind it


def at_end(last: PlainMessage | None, at: datetime) -> LivePlace | None:
    """Behind `last`, the conversation's last message; None for one that comes late.

    Clocks may differ by seconds, and what is sent at once may overtake: then the order stands in
    which messages came, as a web chat that asks for what follows goes by it. Only what is later
    than that is put where its time says.
    """
    if last is None:
        return LivePlace(0)
    last_at = last.sort_at or last.at
    stands_by = stands_after(last_at, at)
    if stands_by < last_at:
        return None
    return LivePlace(last.position + 1, None if stands_by == at else stands_by)


def among_others(business_id: int, conversation_id: int, at: datetime) -> LivePlace:
    """Makes room where its time says. Whoever asks holds the business's lock."""
    key = [conversation_id, business_id]
    position = int(rows(AFTER_EARLIER, [*key, at])[0][0])
    execute(MAKE_ROOM, [*key, position])
    return LivePlace(position, late=True)
