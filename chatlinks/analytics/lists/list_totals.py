"""How many there are: exactly, or an estimate that says so."""

from datetime import timedelta
from typing import Any, NamedTuple

from chatlinks.analytics.counts.daily_totals import NOT_HIDDEN
from chatlinks.analytics.lists.filters import MessageFilters
from chatlinks.analytics.period import Period
from chatlinks.database.conditions import Condition
from chatlinks.database.rows import expected, rows
from chatlinks.web import paging
from chatlinks.web.paging import ListPage

EXACT = 10_000  # counted one by one up to here
# … and conversations that hold a message such as asked for. Each has to be looked into, and what
# PostgreSQL expects of them is no more than a guess: beyond, it goes by how thick they lie.
EXACT_CONVERSATIONS = 300
SURELY = 3  # times as many expected: there are surely more
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


class Count(NamedTuple):
    number: int
    exact: bool

    def __str__(self) -> str:
        return f"{self.number:,}" if self.exact else f"about {spoken(self.number)}"


def spoken(number: int) -> str:
    """An estimate in two digits: 12,000, 1.2 million."""
    step = 10 ** max(0, len(str(number)) - 2)
    rounded = round(number / step) * step
    return f"{rounded / 1_000_000:g} million" if rounded >= 1_000_000 else f"{rounded:,}"


def beside(
    page: ListPage[Any],
    period: Period,
    source: str,
    where: Condition,
    most: int = 0,
) -> Count:
    """Of `FROM source WHERE …`, a page of which is shown; exact up to `most`, else EXACT."""
    if page.everything:
        return Count(len(page.items), True)
    return count(source, where, likely(page, period), most)


def likely(page: ListPage[Any], period: Period) -> int:
    """How many the period would hold if they came as thick all through it as on this page."""
    if len(page.items) < paging.PAGE:
        return 0
    spanned = abs(page.items[0].at - page.items[-1].at)
    times = (period.end - period.begin) / max(spanned, timedelta(seconds=1))
    return int(len(page.items) * times)


def count(
    source: str,
    where: Condition,
    likely: int = 0,
    most: int = 0,
) -> Count:
    """Of `FROM source WHERE …`: by counting as far as EXACT, beyond that as PostgreSQL expects.

    `most` in place of EXACT is for what PostgreSQL can't expect: there, `likely` is the estimate.

    Where a page of them is as dense as if there were `likely` in all, and PostgreSQL expects as
    much, far more than that, they aren't counted first. Either alone may be wrong: the one about
    days unlike the page's, the other about filters that belong together.
    """
    sql, parameters = where
    if most and likely >= SURELY * most:
        return Count(likely, False)
    most = most or EXACT
    if likely >= SURELY * most and (number := planned(source, where)) >= SURELY * most:
        return Count(number, False)
    limited = f"SELECT FROM {source} WHERE {sql} LIMIT {most + 1}"
    counted = int(rows(f"SELECT count(*) FROM ({limited}) counted", parameters)[0][0])
    if counted <= most:
        return Count(counted, True)
    return Count(max(planned(source, where), most + 1), False)


def planned(source: str, where: Condition) -> int:
    return expected(f"SELECT FROM {source} WHERE {where[0]}", where[1])


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
