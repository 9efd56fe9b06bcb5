"""User Reviews: what users said beside their ratings, newest first; the comments masked, as they are stored."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.http import QueryDict
from markupsafe import Markup

from chatlinks.analytics.period import Period
from chatlinks.links import addresses, members
from chatlinks.links.gate import number
from chatlinks.links.words import words
from chatlinks.rows import rows

PAGE = 50
COUNTED = 10_000  # exactly; more is said to be more

LIST = """
SELECT r.id, r.at, r.rating, r.given_to, CASE WHEN c.rules < b.rules THEN '' ELSE r.comment END,
       CASE WHEN c.rules < b.rules THEN '' ELSE r.task END, c.id, c.contact_id, l.token,
       (SELECT m.id FROM conversations_message m WHERE m.conversation_id = c.id AND m.business_id = c.business_id AND m.at <= r.at
        ORDER BY m.position DESC LIMIT 1)
FROM conversations_review r
JOIN conversations_conversation c ON c.id = r.conversation_id AND c.business_id = r.business_id
JOIN workspaces_business b ON b.id = r.business_id
LEFT JOIN links_chatlink l ON l.conversation_id = c.id AND l.business_id = c.business_id AND l.audience = 'members'
WHERE {where} ORDER BY r.at {order}, r.id {order} LIMIT {limit}"""
COUNT = """SELECT count(*) FROM (SELECT FROM conversations_review r
           JOIN conversations_conversation c ON c.id = r.conversation_id AND c.business_id = r.business_id
           WHERE {where} LIMIT {limit}) found"""
# What was masked by older rules is neither offered nor searched: no filter may tell what is hidden by now.
UP_TO_DATE = "c.rules >= (SELECT rules FROM workspaces_business b WHERE b.id = c.business_id)"
TASKS = f"""SELECT task FROM (SELECT r.task FROM conversations_review r
           JOIN conversations_conversation c ON c.id = r.conversation_id AND c.business_id = r.business_id
           WHERE r.business_id = %s AND r.at >= %s AND r.at < %s AND {UP_TO_DATE}
           ORDER BY r.at DESC LIMIT 2000) recent WHERE task <> '' GROUP BY task ORDER BY count(*) DESC, task LIMIT 50"""


class Review(NamedTuple):
    """A line of the list."""

    at: datetime
    rating: int
    given_to: str
    comment: Markup
    task: Markup
    contact: str  # "User 1042"
    url: str  # the chat link, at the last message before the review


@dataclass
class Filters:
    """What the reader asked for, as far as it can be understood."""

    rating: int = 0
    given_to: str = ""
    task: str = ""
    empty: bool = False  # reviews without a comment, too
    channel: str = ""

    @classmethod
    def read(cls, given: QueryDict) -> "Filters":
        rating = number(given.get("rating")) or 0
        return cls(
            rating if 1 <= rating <= 5 else 0, given.get("for", "") if given.get("for") in ("bot", "agent") else "",
            given.get("task", "").replace("\0", "")[:200], bool(given.get("empty")), given.get("channel", "").replace("\0", "")[:200],
        )  # fmt: skip

    @property
    def any(self) -> bool:
        return bool(self.rating or self.given_to or self.task or self.channel)

    def conditions(self, business_id: int, period: Period) -> tuple[str, list[Any]]:
        made: list[tuple[str, list[Any]]] = [
            ("r.business_id = %s AND r.at >= %s AND r.at < %s", [business_id, period.begin, period.end])
        ]
        if self.rating:
            made.append(("r.rating = %s", [self.rating]))
        if self.given_to:
            made.append(("r.given_to = %s", [self.given_to]))
        if self.task:
            made.append((f"r.task = %s AND {UP_TO_DATE}", [self.task]))
        if self.channel:
            made.append((f"c.channel = %s AND {UP_TO_DATE}", [self.channel]))
        if not self.empty:
            made.append(("r.comment <> ''", []))
        return " AND ".join(sql for sql, _ in made), [value for _, values in made for value in values]


class Listed(NamedTuple):
    reviews: list[Review]
    total: int
    more: bool  # than COUNTED
    newer_url: str | None
    older_url: str | None


def listed(business_id: int, period: Period, filters: Filters, given: QueryDict) -> Listed:
    """One page, walked by key: the last costs what the first does."""
    where, values = filters.conditions(business_id, period)
    count = int(rows(COUNT.format(where=where, limit=COUNTED + 1), values)[0][0])
    place, newer = place_of(given)
    if place:
        where += f" AND (r.at, r.id) {'>' if newer else '<'} (%s, %s)"
        values = [*values, *place]
    found = rows(LIST.format(where=where, order="ASC" if newer else "DESC", limit=PAGE + 1), values)
    further = len(found) > PAGE
    found = found[:PAGE][::-1] if newer else found[:PAGE]
    has_newer, has_older = (further, True) if newer else (bool(place), further)
    return Listed(
        [line(business_id, period, row) for row in found], min(count, COUNTED), count > COUNTED,
        address(given, "after", found[0]) if found and has_newer else None,
        address(given, "before", found[-1]) if found and has_older else None,
    )  # fmt: skip


def line(business_id: int, period: Period, row: tuple[Any, ...]) -> Review:
    _, at, rating, given_to, comment, task, conversation_id, contact_id, token, message_id = row
    link = addresses.link(token or members.token_of(business_id, conversation_id))
    url = f"{link}?at={message_id}#m-{message_id}" if message_id else link
    return Review(at.astimezone(period.zone), rating, given_to, words(comment), words(task), f"User {contact_id}", url)


def place_of(given: QueryDict) -> tuple[tuple[datetime, int] | None, bool]:
    """((time, id) to go on from, whether towards the newer); nothing for a first page or an unreadable place."""
    for name in ("before", "after"):
        at, _, id_ = given.get(name, "").partition("_")
        try:
            return (datetime.fromtimestamp(int(at) / 1e6, UTC), int(id_)), name == "after"
        except (ValueError, OverflowError, OSError):
            continue
    return None, False


def address(given: QueryDict, name: str, row: tuple[Any, ...]) -> str:
    kept = [(k, v) for k, values in given.lists() if k not in ("before", "after") for v in values if v]
    return "?" + urlencode([*kept, (name, f"{round(row[1].timestamp() * 1e6)}_{row[0]}")])


def tasks(business_id: int, period: Period) -> list[str]:
    return [row[0] for row in rows(TASKS, [business_id, period.begin, period.end])]
