"""A window of messages with the events, reviews and steps in it, read in one statement."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from chatlinks.conversations.records.parts import MESSAGE
from chatlinks.database.rows import prepared_typed


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


# All kinds begin alike. Sorted by that, rows are in the order in which they are read: at the
# same time, what opens a conversation comes first. `at` is the time by which they stand; a message
# that stands by another than its own has that as its `clock`.
class TimelineMessage(NamedTuple):
    """Its texts are those of the part MESSAGE, in their order."""

    place: int  # of its range among those that are read, from 1
    at: datetime
    rank: int
    position: int
    id: int
    sender: str
    author: str
    data: str | None
    language: str
    node: str
    sub_story: str
    text: str
    translation: str
    type: str
    is_broken: bool
    is_smart_assist: bool
    writer_id: int | None
    clock: datetime | None
    sealed: bytes | None = None  # read only to be unsealed


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


class TimelineStep(NamedTuple):
    place: int
    at: datetime
    rank: int
    position: int
    id: int
    kind: str
    agent: str
    arguments: str
    name: str
    result: str
    outcome: str
    sealed: bytes | None


TimelineRow = TimelineMessage | TimelineEvent | TimelineReview | TimelineStep

STEP_RANK, MESSAGE_RANK, REVIEW_RANK = 3, 4, 6  # all others are events
EVENT_RANK = """CASE e.kind WHEN 'session_started' THEN 0 WHEN 'reopened' THEN 0
  WHEN 'assigned_team' THEN 1 WHEN 'assigned_agent' THEN 2 ELSE 5 END"""
STANDS_BY = "coalesce(m.sort_at, m.at)"
# The other kinds come in the columns of a message: see `event`, `review` and `step`.
COLUMNS = {
    "message": f"""{STANDS_BY}, {MESSAGE_RANK}, m.position, m.id, m.sender, {MESSAGE.select("m")},
      m.is_broken, m.is_smart_assist, m.writer_id,
      CASE WHEN m.sort_at IS NOT NULL THEN m.at END""",
    "event": f"""e.at, {EVENT_RANK}, e.position, e.id, e.kind,
      e.agent, NULL, '', '', '', e.text, '', e.team,
      NULL, NULL, e.writer_id, NULL""",
    "review": f"""r.at, {REVIEW_RANK}, r.position, r.id, r.given_to,
      r.agent, NULL, r.rating::text, '', '', r.comment, '', r.task,
      NULL, NULL, NULL, NULL""",
    "step": f"""s.at, {STEP_RANK}, s.position, s.id, s.kind,
      s.agent, NULL, s.outcome, s.name, '', s.arguments, s.result, '',
      NULL, NULL, NULL, NULL""",
}
ORIGINALS = {
    "message": ", m.sealed",
    "event": ", e.sealed",
    "review": ", r.sealed",
    "step": ", s.sealed",
}

# One conversation from its first message to its last, as most are read.
WHOLE_SQL = """
SELECT 1, {message}
FROM conversations_message m WHERE m.conversation_id = %s AND m.business_id = %s
UNION ALL
SELECT 1, {event}
FROM conversations_event e WHERE e.conversation_id = %s AND e.business_id = %s
UNION ALL
SELECT 1, {review}
FROM conversations_review r WHERE r.conversation_id = %s AND r.business_id = %s
UNION ALL
SELECT 1, {step}
FROM conversations_step s WHERE s.conversation_id = %s AND s.business_id = %s"""

# Events, reviews and steps belong to the window if they happened after its first message and before
# the one behind its last; the conversation's first and last window take what lies before and
# behind.
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
UNION ALL
SELECT w.place, {{step}}
FROM w JOIN conversations_step s ON s.conversation_id = w.id AND s.business_id = %s
  AND s.at >= w.since AND s.at < w.until
"""


def masked_and_sealed(sql: str) -> dict[bool, str]:
    """A statement without and with what is sealed: a masked page doesn't even read it."""
    return {
        False: sql.format(**COLUMNS),
        True: sql.format(**{kind: COLUMNS[kind] + ORIGINALS[kind] for kind in COLUMNS}),
    }


WHOLE = masked_and_sealed(WHOLE_SQL)
WINDOWS = masked_and_sealed(WINDOW_SQL)


def fetch(
    business_id: int,
    ranges: Sequence[MessageRange],
    sealed: bool,
) -> list[TimelineRow]:
    """In order; `sealed`: with the originals, for a Reader that has a vault."""
    if len(ranges) == 1 and ranges[0].low <= 0 and ranges[0].high >= ranges[0].messages:
        needs: list[Any] = [ranges[0].conversation_id, business_id] * 4
        rows = prepared_typed(TimelineMessage, WHOLE[sealed], needs)
    else:
        needs = [
            [each.conversation_id for each in ranges],
            [each.low for each in ranges],
            [each.high for each in ranges],
            [each.messages for each in ranges],
        ]
        needs += [business_id] * 4
        rows = prepared_typed(TimelineMessage, WINDOWS[sealed], needs)
    rows.sort()
    return [row if row.rank == MESSAGE_RANK else other_row(row) for row in rows]


def other_row(row: TimelineMessage) -> TimelineRow:
    if row.rank == STEP_RANK:
        return step(row)
    return review(row) if row.rank == REVIEW_RANK else event(row)


def step(row: TimelineMessage) -> TimelineStep:
    return TimelineStep(
        place=row.place,
        at=row.at,
        rank=row.rank,
        position=row.position,
        id=row.id,
        kind=row.sender,
        agent=row.author,
        arguments=row.text,
        name=row.node,
        result=row.translation,
        outcome=row.language,
        sealed=row.sealed,
    )


def event(row: TimelineMessage) -> TimelineEvent:
    return TimelineEvent(
        place=row.place,
        at=row.at,
        rank=row.rank,
        position=row.position,
        id=row.id,
        kind=row.sender,
        agent=row.author,
        text=row.text,
        team=row.type,
        sealed=row.sealed,
        writer_id=row.writer_id,
    )


def review(row: TimelineMessage) -> TimelineReview:
    return TimelineReview(
        place=row.place,
        at=row.at,
        rank=row.rank,
        position=row.position,
        id=row.id,
        given_to=row.sender,
        agent=row.author,
        comment=row.text,
        task=row.type,
        sealed=row.sealed,
        rating=int(row.language),
    )
