"""The centre of the page: a window of messages with the events and reviews that fall into it, read in one statement."""

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from markupsafe import Markup

from chatlinks.conversations.masked import restore_record
from chatlinks.links.bodies import body
from chatlinks.links.shapes import Day, Event, Item, Message, Review, Session
from chatlinks.links.words import told_apart, words
from chatlinks.privacy.sealing import Vault
from chatlinks.rows import Row, prepared

WINDOW = 50  # messages


class Stretch(NamedTuple):
    """A run of one conversation's messages, by position: from `low` up to, not including, `high`."""

    conversation_id: int
    number: int
    low: int
    high: int
    messages: int  # in the whole conversation
    started_at: datetime
    state: str
    url: str


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
SELECT w.place, 'message', m.id, m.position, m.at, m.sender, m.author, m.text, m.data, m.type, m.translation,
       m.is_broken, m.is_smart_assist, m.sealed, m.node, m.sub_story, m.language
FROM w JOIN conversations_message m ON m.conversation_id = w.id AND m.business_id = %s
  AND m.position >= w.low AND m.position < w.high
UNION ALL
SELECT w.place, 'event', e.id, e.position, e.at, e.kind, e.agent, e.text, NULL, e.team, '', false, false, e.sealed, '', '', ''
FROM w JOIN conversations_event e ON e.conversation_id = w.id AND e.business_id = %s AND e.at >= w.since AND e.at < w.until
UNION ALL
SELECT w.place, 'review', r.id, r.position, r.at, r.given_to, r.agent, r.comment, NULL, r.task, r.rating::text, false, false,
       r.sealed, '', '', ''
FROM w JOIN conversations_review r ON r.conversation_id = w.id AND r.business_id = %s AND r.at >= w.since AND r.at < w.until
"""

SENDERS = {"user": "User", "bot": "Bot", "agent": "Assistant", "other": "Notice"}
OPENING = {
    "session_started": 0,
    "reopened": 0,
    "assigned_team": 1,
    "assigned_agent": 2,
}  # before a message of the same time


def fetch(business_id: int, stretches: Sequence[Stretch]) -> list[Row]:
    columns: list[Any] = [
        [getattr(s, name) for s in stretches] for name in ("conversation_id", "low", "high", "messages")
    ]
    return prepared(WINDOW_SQL, [*columns, business_id, business_id, business_id])


def order(row: Row) -> tuple[int, datetime, int, int]:
    if row[1] == "message":
        return row[0], row[4], 3, row[3]
    return row[0], row[4], OPENING.get(row[5], 4) if row[1] == "event" else 5, row[3]


class Reader:
    """Turns rows into items: masked as stored, or unsealed when there is a vault."""

    def __init__(self, zone: ZoneInfo, vault: Vault | None, *, tells_breaks: bool, marked: int | None) -> None:
        self.zone, self.vault, self.tells_breaks, self.marked = zone, vault, tells_breaks, marked

    def items(self, found: list[Row], stretches: Sequence[Stretch], sessions: bool) -> list[Item]:
        made: list[Item] = []
        day: date | None = None
        before: tuple[str, str] | None = None
        place = 0
        for row in sorted(found, key=order):
            at = row[4].astimezone(self.zone)
            if sessions and row[0] != place and stretches[row[0] - 1].low == 0:
                stretch = stretches[row[0] - 1]
                made.append(
                    Session(
                        "session", stretch.number, stretch.started_at.astimezone(self.zone), stretch.url, stretch.state
                    )
                )
                before = None
            place = row[0]
            if at.date() != day:
                day, before = at.date(), None
                made.append(Day("day", day))
            if row[1] == "message":
                made.append(self.message(row, at, before))
                before = (row[5], row[6])
            else:
                before = None
                made.append(self.event(row, at, stretches) if row[1] == "event" else self.review(row, at))
        return made

    def opened(self, table: str, row: Row, record: dict[str, Any]) -> dict[str, Any]:
        """The record as this reader may see it."""
        if self.vault is None or row[13] is None:
            return record
        return restore_record(record, told_apart(self.vault.open(f"conversations_{table}:{row[2]}", row[13])))

    def message(self, row: Row, at: datetime, before: tuple[str, str] | None) -> Message:
        (_, _, id_, _, _, sender, author, text, data, type_, translation, broken, assist, _, node, story, language) = (
            row
        )
        data = json.loads(data) if data else None
        if self.vault is not None and row[13] is not None:
            seen = self.opened("message", row, {
                "author": author, "text": text, "data": data, "node": node, "sub_story": story, "language": language,
                "translation": translation, "type": type_,
            })  # fmt: skip
            author, text, data, translation = seen["author"], seen["text"], seen["data"], seen["translation"]
        return Message(
            "message", id_, at, sender, words(author) if author else NAMES[sender], words(text),
            body(type_, data, self.vault is not None) if data is not None or type_ != "TEXT" else None, before != (row[5], row[6]),
            broken and self.tells_breaks, assist and self.tells_breaks, words(translation) if translation else None,
            id_ == self.marked,
        )  # fmt: skip

    def event(self, row: Row, at: datetime, stretches: Sequence[Stretch]) -> Event:
        seen = self.opened("event", row, {"agent": row[6], "team": row[9], "text": row[7]})
        number = stretches[row[0] - 1].number
        return Event(
            "event",
            at,
            row[5],
            happened(row[5], number, words(seen["team"]), words(seen["agent"]), words(seen["text"])),
        )

    def review(self, row: Row, at: datetime) -> Review:
        seen = self.opened("review", row, {"agent": row[6], "comment": row[7], "task": row[9]})
        return Review("review", at, int(row[10]), row[5], words(seen["task"]), words(seen["comment"]))


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
    line = LINES.get(name, "").format(number=number, team=team or "a team", agent=agent or "an assistant")
    return Markup(f"{line}: {text}" if text else line)  # noqa: S704, safe above


__all__ = ["WINDOW", "Reader", "Stretch", "fetch"]
