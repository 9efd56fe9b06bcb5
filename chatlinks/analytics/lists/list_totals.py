"""How many there are in a list: out of the counted days, or one by one."""

from typing import Any

from chatlinks.analytics.counts.daily_totals import NOT_HIDDEN
from chatlinks.analytics.lists.filters import MessageFilters
from chatlinks.analytics.period import Period
from chatlinks.database.conditions import Condition
from chatlinks.database.rows import rows
from chatlinks.web.lists import totals
from chatlinks.web.lists.paging import ListPage
from chatlinks.web.lists.totals import Count

EXACT_CONVERSATIONS = 100
"""Conversations that hold a message such as asked for. Each has to be looked into, and what
PostgreSQL expects of them is no more than a guess: beyond, it goes by how thick they lie.
"""
EXACT_LOOKED_UP = 1_000  # reviews of whose conversation something is asked
SENT_BY = {
    "user": "user_messages",
    "bot": "bot_messages",
    "agent": "agent_messages",
    "other": "other_messages",
}
EVERY = " + ".join(SENT_BY.values())
FROM_DAYS = """
SELECT
  coalesce(sum({summed}), 0),
  EXISTS (
    SELECT
    FROM analytics_dirtyday
    WHERE business_id = %s AND day BETWEEN %s AND %s)
FROM analytics_daily d
WHERE business_id = %s AND day BETWEEN %s AND %s"""
OF_CHANNEL = f"AND channel = %s AND {NOT_HIDDEN}"


def beside(
    page: ListPage[Any],
    period: Period,
    source: str,
    where: Condition,
    most: int = 0,
) -> Count:
    """Of `FROM source WHERE …`, a page of which is shown; exact up to `most`."""
    if page.everything:
        return Count(len(page.items), True)
    expected = totals.likely(page.items, period.begin, period.end)
    return totals.count(source, where, expected, most=most)


def more_than(
    most: int,
    source: str,
    where: Condition,
) -> bool:
    sql, parameters = where
    return bool(rows(f"SELECT FROM {source} WHERE {sql} OFFSET {int(most)} LIMIT 1", parameters))


def from_days(filters: MessageFilters, summed: str) -> Count:
    """Out of the counted days; not exact while some are still to be counted."""
    days = [filters.business.pk, filters.period.first, filters.period.last]
    sql, parameters = FROM_DAYS.format(summed=summed), [*days, *days]
    if channel := filters.asked.get("channel"):
        sql, parameters = f"{sql} {OF_CHANNEL}", [*parameters, channel]
    [(number, dirty)] = rows(sql, parameters)
    return Count(int(number), not dirty)
