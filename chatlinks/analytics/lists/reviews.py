"""User Reviews: what users said beside their ratings, newest first; the comments masked, as they are stored."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.http import QueryDict
from markupsafe import Markup

from chatlinks.analytics.lists import list_totals
from chatlinks.analytics.lists.filters import OF_CHANNEL, UP_TO_DATE, joined
from chatlinks.analytics.lists.list_totals import Count
from chatlinks.analytics.lists.messages import address
from chatlinks.analytics.lists.paging import Page, Place, page
from chatlinks.analytics.period import Period
from chatlinks.database.conditions import Condition
from chatlinks.database.rows import Row, rows
from chatlinks.reading.text import as_html
from chatlinks.web.numbers import number
from chatlinks.workspaces.models import Business

SOURCE = "conversations_review r"
LIST = """
SELECT r.at, r.id, r.rating, r.given_to, CASE WHEN {stale} THEN '' ELSE r.comment END, CASE WHEN {stale} THEN '' ELSE r.task END,
       c.id, c.contact_id, l.token,
       (SELECT m.id FROM conversations_message m WHERE m.conversation_id = c.id AND m.business_id = c.business_id AND m.at <= r.at
        ORDER BY m.position DESC LIMIT 1)
FROM (SELECT r.id, r.at, r.business_id, r.conversation_id, r.rating, r.given_to, r.comment, r.task
      FROM conversations_review r WHERE {where} ORDER BY r.at {order}, r.id {order} LIMIT {limit}) r
JOIN conversations_conversation c ON c.id = r.conversation_id AND c.business_id = r.business_id
LEFT JOIN links_chatlink l ON l.conversation_id = c.id AND l.business_id = c.business_id AND l.audience = 'members'
ORDER BY r.at {order}, r.id {order}"""
# Tasks masked by older rules are not offered: what they hide by now is for nobody to read.
TASKS = f"""SELECT task FROM (SELECT r.task FROM conversations_review r WHERE r.business_id = %s AND r.at >= %s AND r.at < %s
              AND {UP_TO_DATE.format(of="r")} ORDER BY r.at DESC LIMIT 2000) recent
            WHERE task <> '' GROUP BY task ORDER BY count(*) DESC, task LIMIT 50"""


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

    def where(self, business: Business, period: Period) -> Condition:
        made: list[Condition] = [
            (
                "r.business_id = %s AND r.at >= %s AND r.at < %s",
                [business.pk, period.begin, period.end],
            )
        ]
        if self.rating:
            made.append(("r.rating = %s", [self.rating]))
        if self.given_to:
            made.append(("r.given_to = %s", [self.given_to]))
        if self.task:
            made.append(("r.task = %s", [self.task]))
            made.append((UP_TO_DATE.format(of="r"), [business.pk, business.rules, business.rules]))
        if self.channel:
            made.append((OF_CHANNEL.format(of="r"), [self.channel, business.rules]))
        if not self.empty:
            made.append(("r.comment <> ''", []))
        return joined(made)


def listed(
    business: Business, period: Period, filters: Filters, given: QueryDict
) -> tuple[list[Review], Page, Count]:
    """One page, and how many there are in all."""
    where, place = filters.where(business, period), Place.read(given)

    def fetch(limit: int) -> list[Row]:
        conditions, needs = joined([where, *place.conditions("r.at", "r.id")])
        stale = f"c.rules < {int(business.rules)}"
        return rows(
            LIST.format(stale=stale, where=conditions, order=place.order, limit=limit), needs
        )

    found = page(given, place, fetch)
    return (
        [line(business.pk, period, row) for row in found.rows],
        found,
        list_totals.beside(found, period, SOURCE, where),
    )


def line(business_id: int, period: Period, row: Row) -> Review:
    at, _, rating, given_to, comment, task, conversation_id, contact_id, token, message_id = row
    url = address(business_id, conversation_id, token, message_id)
    return Review(
        at.astimezone(period.zone),
        rating,
        given_to,
        as_html(comment),
        as_html(task),
        f"User {contact_id}",
        url,
    )


def tasks(business: Business, period: Period) -> list[str]:
    needs = [business.pk, period.begin, period.end, business.pk, business.rules, business.rules]
    return [row[0] for row in rows(TASKS, needs)]
