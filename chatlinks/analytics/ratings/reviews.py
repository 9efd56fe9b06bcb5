"""User Reviews: what users wrote beside their ratings, newest first.

Comments and tasks are masked, as they are stored.
"""

from datetime import datetime
from typing import NamedTuple

from django.http import QueryDict

from chatlinks.analytics.chat_url import chat_url
from chatlinks.analytics.lists import list_totals
from chatlinks.analytics.lists.columns import hidden_if_stale
from chatlinks.analytics.lists.filters import UP_TO_DATE, joined
from chatlinks.analytics.period import Period
from chatlinks.analytics.ratings.review_filters import ReviewFilters
from chatlinks.database.rows import column, typed
from chatlinks.reading.text import as_html
from chatlinks.web.lists.paging import Cursor, ListPage, list_page
from chatlinks.web.lists.totals import Count
from chatlinks.workspaces.models import Business

SOURCE = "conversations_review r"
LIST = """
SELECT r.at, r.id, r.rating, r.given_to, {comment}, {task}, c.business_id, c.id, c.contact_id,
  l.token,
  (
    SELECT m.id
    FROM conversations_message m
    WHERE m.conversation_id = c.id
      AND m.business_id = c.business_id
      AND m.at <= r.at
    ORDER BY m.position DESC
    LIMIT 1)
FROM (
  SELECT r.id, r.at, r.business_id, r.conversation_id, r.rating, r.given_to, r.comment, r.task
  FROM conversations_review r
  WHERE {where}
  ORDER BY r.at {order}, r.id {order}
  LIMIT {limit}) r
JOIN conversations_conversation c
  ON c.id = r.conversation_id AND c.business_id = r.business_id
LEFT JOIN links_chatlink l
  ON l.conversation_id = c.id AND l.business_id = c.business_id AND l.audience = 'members'
ORDER BY r.at {order}, r.id {order}"""
# Tasks masked by an older policy are not offered: what they hide by now is for nobody to read.
TASKS = f"""
SELECT task
FROM (
  SELECT r.task
  FROM conversations_review r
  WHERE r.business_id = %s
    AND r.at >= %s
    AND r.at < %s
    AND {UP_TO_DATE.format(of="r")}
  ORDER BY r.at DESC
  LIMIT 2000) recent
WHERE task <> ''
GROUP BY task
ORDER BY count(*) DESC, task
LIMIT 50"""


class ReviewRow(NamedTuple):
    """A review in the list, as LIST selects it."""

    at: datetime
    id: int
    rating: int
    given_to: str
    comment: str
    task: str
    business_id: int
    conversation_id: int
    contact_id: int
    token: str | None
    message_id: int | None  # the last message before it

    @property
    def contact(self) -> str:
        return f"User {self.contact_id}"

    @property
    def url(self) -> str:
        """The chat, at the last message before the review."""
        return chat_url(
            self.business_id,
            self.conversation_id,
            self.token,
            self.message_id,
        )

    def as_printed(self, period: Period) -> "ReviewRow":
        """Its texts as HTML, its time in the business's zone."""
        at = self.at.astimezone(period.zone)
        return self._replace(
            at=at,
            comment=as_html(self.comment),
            task=as_html(self.task),
        )


def reviews(
    business: Business,
    period: Period,
    filters: ReviewFilters,
    query: QueryDict,
) -> tuple[ListPage[ReviewRow], Count]:
    """One page, and how many there are in all."""
    where, cursor = filters.where(business, period), Cursor.read(query)

    def fetch(limit: int) -> list[ReviewRow]:
        conditions, parameters = joined([where, *cursor.conditions("r.at", "r.id")])
        sql = LIST.format(
            comment=hidden_if_stale("r.comment", business.rules),
            task=hidden_if_stale("r.task", business.rules),
            where=conditions,
            order=cursor.order,
            limit=limit,
        )
        return typed(ReviewRow, sql, parameters)

    page = list_page(query, cursor, fetch)
    most = list_totals.EXACT_LOOKED_UP if filters.channel else 0
    return page, list_totals.beside(page, period, SOURCE, where, most)


def tasks(business: Business, period: Period) -> list[str]:
    """Those of the latest reviews, the most frequent first."""
    days = [business.pk, period.begin, period.end]
    return column(TASKS, [*days, business.pk, business.rules, business.rules])
