"""A window of messages with the events and reviews that fall into it, read in one statement."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from chatlinks.database.rows import prepared


class MessageRange(NamedTuple):
    """A run of one conversation's messages, by position.

    From `low` up to, not including, `high`.
    """

    conversation_id: int
    number: int
    low: int
    high: int
    messages: int  # in the whole conversation
    started_at: datetime
    state: str
    url: str


# All three kinds begin alike. Sorted by that, rows are in the order in which they are read: at the
# same time, what opens a conversation comes first. `at` is the time by which they stand; a message
# that stands by another than its own has that as its `clock`.
class TimelineMessage(NamedTuple):
    place: int  # of its range among those that are read, from 1
    at: datetime
    rank: int
    position: int
    id: int
    sender: str
    author: str
    text: str
    type: str
    data: str | None
    translation: str
    is_broken: bool
    is_smart_assist: bool
    writer_id: int | None
    clock: datetime | None = None
    sealed: bytes | None = None  # this and what follows is read only to be unsealed
    node: str = ""
    sub_story: str = ""
    language: str = ""


class TimelineEvent(NamedTuple):
    place: int
    at: datetime
    rank: int
    position: int
    id: int
    kind: str
    agent: str
    text: str
    team: str
    sealed: bytes | None
    writer_id: int | None


class TimelineReview(NamedTuple):
    place: int
    at: datetime
    rank: int
    position: int
    id: int
    given_to: str
    agent: str
    comment: str
    task: str
    sealed: bytes | None
    rating: int


TimelineRow = TimelineMessage | TimelineEvent | TimelineReview

MESSAGE, REVIEW = 3, 5  # ranks; all others are events
EVENT = """CASE e.kind WHEN 'session_started' THEN 0 WHEN 'reopened' THEN 0
  WHEN 'assigned_team' THEN 1 WHEN 'assigned_agent' THEN 2 ELSE 4 END"""
STANDS_BY = "coalesce(m.sort_at, m.at)"
COLUMNS = {
    "message": f"""{STANDS_BY}, {MESSAGE}, m.position, m.id, m.sender, m.author, m.text, m.type,
      m.data, m.translation, m.is_broken, m.is_smart_assist, m.writer_id,
      CASE WHEN m.sort_at IS NOT NULL THEN m.at END""",
    "event": f"""e.at, {EVENT}, e.position, e.id, e.kind, e.agent, e.text, e.team,
      NULL, '', NULL, NULL, e.writer_id, NULL""",
    "review": f"""r.at, {REVIEW}, r.position, r.id, r.given_to, r.agent, r.comment, r.task,
      NULL, r.rating::text, NULL, NULL, NULL, NULL""",
}
ORIGINALS = {
    "message": ", m.sealed, m.node, m.sub_story, m.language",
    "event": ", e.sealed, '', '', ''",
    "review": ", r.sealed, '', '', ''",
}
RANK_AT, RATING_AT, WRITER_AT, SEALED_AT = 2, 10, 13, 15  # in a row as the statements give it

# One conversation from its first message to its last, as most are read.
WHOLE_SQL = """
SELECT 1, {message}
FROM conversations_message m WHERE m.conversation_id = %s AND m.business_id = %s
UNION ALL
SELECT 1, {event}
FROM conversations_event e WHERE e.conversation_id = %s AND e.business_id = %s
UNION ALL
SELECT 1, {review}
FROM conversations_review r WHERE r.conversation_id = %s AND r.business_id = %s"""

# Events and reviews belong to the window if they happened after its first message and before the
# one behind its last; the conversation's first and last window take what lies before and behind.
WINDOW_SQL = f"""
WITH w AS (
  SELECT w.*,
    CASE WHEN w.low <= 0 THEN '-infinity' ELSE (
      SELECT {STANDS_BY} FROM conversations_message m
      WHERE m.conversation_id = w.id AND m.position >= w.low ORDER BY m.position LIMIT 1)
    END AS since,
    CASE WHEN w.high >= w.count THEN 'infinity' ELSE (
      SELECT {STANDS_BY} FROM conversations_message m
      WHERE m.conversation_id = w.id AND m.position >= w.high ORDER BY m.position LIMIT 1)
    END AS until
  FROM unnest(%s::bigint[], %s::int[], %s::int[], %s::int[])
    WITH ORDINALITY AS w(id, low, high, count, place))
SELECT w.place, {{message}}
FROM w JOIN conversations_message m ON m.conversation_id = w.id AND m.business_id = %s
  AND m.position >= w.low AND m.position < w.high
UNION ALL
SELECT w.place, {{event}}
FROM w JOIN conversations_event e ON e.conversation_id = w.id AND e.business_id = %s
  AND e.at >= w.since AND e.at < w.until
UNION ALL
SELECT w.place, {{review}}
FROM w JOIN conversations_review r ON r.conversation_id = w.id AND r.business_id = %s
  AND r.at >= w.since AND r.at < w.until
"""


def masked_and_sealed(sql: str) -> dict[bool, str]:
    """A statement without and with what is sealed: a masked page doesn't even read it."""
    return {
        False: sql.format(**COLUMNS),
        True: sql.format(**{kind: COLUMNS[kind] + ORIGINALS[kind] for kind in COLUMNS}),
    }


WHOLE = masked_and_sealed(WHOLE_SQL)
WINDOWS = masked_and_sealed(WINDOW_SQL)


def fetch(business_id: int, ranges: Sequence[MessageRange], sealed: bool) -> list[TimelineRow]:
    """In order; `sealed`: with the originals, for a Reader that has a vault."""
    if len(ranges) == 1 and ranges[0].low <= 0 and ranges[0].high >= ranges[0].messages:
        needs: list[Any] = [ranges[0].conversation_id, business_id] * 3
        rows = prepared(WHOLE[sealed], needs)
    else:
        needs = [
            [each.conversation_id for each in ranges],
            [each.low for each in ranges],
            [each.high for each in ranges],
            [each.messages for each in ranges],
        ]
        rows = prepared(WINDOWS[sealed], [*needs, business_id, business_id, business_id])
    rows.sort()
    return [timeline_row(row) for row in rows]


def timeline_row(row: tuple[Any, ...]) -> TimelineRow:
    rank = row[RANK_AT]
    if rank == MESSAGE:
        return TimelineMessage(*row)
    sealed = row[SEALED_AT] if len(row) > SEALED_AT else None
    if rank == REVIEW:
        return TimelineReview._make([*row[:9], sealed, int(row[RATING_AT])])
    return TimelineEvent._make([*row[:9], sealed, row[WRITER_AT]])
