"""The centre of the page: a window of messages with the events and reviews that fall into it, read in one statement."""

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from markupsafe import Markup

from chatlinks.conversations.records import parts
from chatlinks.conversations.records.record import restore_record
from chatlinks.database.rows import Row, prepared
from chatlinks.privacy.sealing import Vault
from chatlinks.reading.bodies import body
from chatlinks.reading.text import told_apart, words
from chatlinks.reading.view_models import Day, Event, Item, Message, Review, Session

WINDOW = 50  # messages


class MessageRange(NamedTuple):
    """A run of one conversation's messages, by position: from `low` up to, not including, `high`."""

    conversation_id: int
    number: int
    low: int
    high: int
    messages: int  # in the whole conversation
    started_at: datetime
    state: str
    url: str


# A row of the timeline: place, time, rank, position, id, then what differs by kind; with `sealed`, also what is sealed.
# Sorted as they are, rows are in the order in which they are read: at the same time, what opens a conversation comes first.
PLACE, AT, RANK, POSITION, ID = range(5)
SEALED = 13
MESSAGE, REVIEW = 3, 5  # ranks; all others are events
OPENING = "CASE e.kind WHEN 'session_started' THEN 0 WHEN 'reopened' THEN 0 WHEN 'assigned_team' THEN 1 WHEN 'assigned_agent' THEN 2 ELSE 4 END"
COLUMNS = {
    "message": f"""m.at, {MESSAGE}, m.position, m.id, m.sender, m.author, m.text, m.type, m.data, m.translation, m.is_broken,
                   m.is_smart_assist""",
    "event": f"e.at, {OPENING}, e.position, e.id, e.kind, e.agent, e.text, e.team, NULL, '', NULL, NULL",
    "review": f"r.at, {REVIEW}, r.position, r.id, r.given_to, r.agent, r.comment, r.task, NULL, r.rating::text, NULL, NULL",
}
ORIGINALS = {
    "message": ", m.sealed, m.node, m.sub_story, m.language",
    "event": ", e.sealed, '', '', ''",
    "review": ", r.sealed, '', '', ''",
}

# One conversation from its first message to its last, as most are read.
WHOLE_SQL = """
SELECT 1, {message} FROM conversations_message m WHERE m.conversation_id = %s AND m.business_id = %s
UNION ALL SELECT 1, {event} FROM conversations_event e WHERE e.conversation_id = %s AND e.business_id = %s
UNION ALL SELECT 1, {review} FROM conversations_review r WHERE r.conversation_id = %s AND r.business_id = %s"""

# Events and reviews belong to the window if they happened after its first message and before the one behind its last;
# the conversation's first and last window take what lies before and behind.
WINDOW_SQL = """
WITH w AS (
  SELECT w.*,
    CASE WHEN w.low <= 0 THEN '-infinity' ELSE (SELECT m.at FROM conversations_message m WHERE m.conversation_id = w.id
      AND m.position >= w.low ORDER BY m.position LIMIT 1) END AS since,
    CASE WHEN w.high >= w.count THEN 'infinity' ELSE (SELECT m.at FROM conversations_message m WHERE m.conversation_id = w.id
      AND m.position >= w.high ORDER BY m.position LIMIT 1) END AS until
  FROM unnest(%s::bigint[], %s::int[], %s::int[], %s::int[]) WITH ORDINALITY AS w(id, low, high, count, place))
SELECT w.place, {message}
FROM w JOIN conversations_message m ON m.conversation_id = w.id AND m.business_id = %s
  AND m.position >= w.low AND m.position < w.high
UNION ALL
SELECT w.place, {event}
FROM w JOIN conversations_event e ON e.conversation_id = w.id AND e.business_id = %s AND e.at >= w.since AND e.at < w.until
UNION ALL
SELECT w.place, {review}
FROM w JOIN conversations_review r ON r.conversation_id = w.id AND r.business_id = %s AND r.at >= w.since AND r.at < w.until
"""


def written(sql: str) -> dict[bool, str]:
    """A statement without and with what is sealed: a masked page doesn't even read it."""
    return {
        False: sql.format(**COLUMNS),
        True: sql.format(**{kind: COLUMNS[kind] + ORIGINALS[kind] for kind in COLUMNS}),
    }


WHOLE, WINDOWS = written(WHOLE_SQL), written(WINDOW_SQL)


def fetch(business_id: int, stretches: Sequence[MessageRange], sealed: bool) -> list[Row]:
    """In order; `sealed`: with the originals, for a Reader that has a vault."""
    if len(stretches) == 1 and stretches[0].low <= 0 and stretches[0].high >= stretches[0].messages:
        found = prepared(WHOLE[sealed], [stretches[0].conversation_id, business_id] * 3)
    else:
        columns: list[Any] = [
            [getattr(s, name) for s in stretches]
            for name in ("conversation_id", "low", "high", "messages")
        ]
        found = prepared(WINDOWS[sealed], [*columns, business_id, business_id, business_id])
    return sorted(found)


class Reader:
    """Turns rows into items: masked as stored, or unsealed when there is a vault."""

    def __init__(
        self, zone: ZoneInfo, vault: Vault | None, *, tells_breaks: bool, marked: int | None
    ) -> None:
        self.zone, self.vault, self.tells_breaks, self.marked = zone, vault, tells_breaks, marked
        self.names: dict[tuple[str, str], Markup] = {}

    def items(
        self, found: list[Row], stretches: Sequence[MessageRange], sessions: bool
    ) -> list[Item]:
        """Of rows in order."""
        made: list[Item] = []
        day: date | None = None
        before: Row | None = (
            None  # the row before, if it is a message of the same day and conversation
        )
        place = 0
        for row in found:
            at = row[AT].astimezone(self.zone)
            if row[PLACE] != place:
                place = row[PLACE]
                if sessions and stretches[place - 1].low == 0:
                    made.append(self.session(stretches[place - 1]))
                    before = None
            if at.date() != day:
                day, before = at.date(), None
                made.append(Day("day", day))
            if row[RANK] == MESSAGE:
                made.append(self.message(row, at, before))
                before = row
            else:
                before = None
                made.append(
                    self.review(row, at) if row[RANK] == REVIEW else self.event(row, at, stretches)
                )
        return made

    def session(self, begins: MessageRange) -> Session:
        return Session(
            "session",
            begins.number,
            begins.started_at.astimezone(self.zone),
            begins.url,
            begins.state,
        )

    def opened(self, part: parts.Part[Any], row: Row, record: dict[str, Any]) -> dict[str, Any]:
        """The record as this reader may see it."""
        if self.vault is None or row[SEALED] is None:
            return record
        return restore_record(record, told_apart(part.open(self.vault, row[ID], row[SEALED])))

    def message(self, row: Row, at: datetime, before: Row | None) -> Message:
        id_, sender, author, text, type_, data, translation, broken, assist = row[ID:SEALED]
        first = before is None or before[5] != sender or before[6] != author
        if data:
            data = json.loads(data)
        if self.vault is not None and row[SEALED] is not None:
            node, story, language = row[SEALED + 1 :]
            seen = self.opened(parts.MESSAGE, row, {
                "author": author, "text": text, "data": data, "node": node, "sub_story": story, "language": language,
                "translation": translation, "type": type_,
            })  # fmt: skip
            author, text, data, translation = (
                seen["author"],
                seen["text"],
                seen["data"],
                seen["translation"],
            )
        return Message(
            "message", id_, at, sender, self.name(author, sender), words(text),
            body(type_, data, self.vault is not None) if data is not None or type_ != "TEXT" else None, first,
            broken and self.tells_breaks, assist and self.tells_breaks, words(translation) if translation else None,
            id_ == self.marked,
        )  # fmt: skip

    def name(self, author: str, sender: str) -> Markup:
        """Who wrote it: of fifty messages by two or three."""
        if (known := self.names.get((author, sender))) is None:
            known = self.names[author, sender] = words(author) if author else NAMES[sender]
        return known

    def event(self, row: Row, at: datetime, stretches: Sequence[MessageRange]) -> Event:
        seen = self.opened(parts.EVENT, row, {"agent": row[6], "team": row[8], "text": row[7]})
        number = stretches[row[PLACE] - 1].number
        line = happened(
            row[5], number, words(seen["team"]), words(seen["agent"]), words(seen["text"])
        )
        return Event("event", at, row[5], line)

    def review(self, row: Row, at: datetime) -> Review:
        seen = self.opened(parts.REVIEW, row, {"agent": row[6], "comment": row[7], "task": row[8]})
        return Review(
            "review", at, int(row[10]), row[5], words(seen["task"]), words(seen["comment"])
        )


SENDERS = {"user": "User", "bot": "Bot", "agent": "Assistant", "other": "Notice"}
NAMES = {sender: Markup(name) for sender, name in SENDERS.items()}  # noqa: S704, our own words


LINES = {
    "session_started": "Start of session #{number}",
    "assigned_team": "Assigned to {team}",
    "assigned_agent": "Assigned to {agent}",
    "waiting": "Waiting for the user",
    "returned_to_bot": "Returned to the bot",
    "reopened": "Reopened",
    "completed": "Marked as complete",
    "completed_by": "Marked as complete by {agent}",
    "note": "Note",
}


def happened(kind: str, number: int, team: Markup, agent: Markup, text: Markup) -> Markup:
    """An event as a line of the timeline. What comes in is safe HTML, so what goes out is."""
    name = "completed_by" if kind == "completed" and agent else kind
    line = LINES.get(name, "").format(
        number=number, team=team or "a team", agent=agent or "an assistant"
    )
    return Markup(f"{line}: {text}" if text else line)  # noqa: S704, safe above


__all__ = ["WINDOW", "Reader", "MessageRange", "fetch"]
