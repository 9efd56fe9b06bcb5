"""How many there are: exactly, or an estimate that says so."""

from typing import NamedTuple

from chatlinks.analytics.counts.daily_totals import TOLD
from chatlinks.analytics.lists.filters import Filters
from chatlinks.analytics.lists.paging import Page
from chatlinks.analytics.period import Period
from chatlinks.database.conditions import Condition
from chatlinks.database.rows import expected, rows

EXACT = 10_000  # counted one by one up to here
SURELY = 3 * EXACT  # an estimate from which on there are surely more than EXACT
SENT_BY = {
    "user": "user_messages",
    "bot": "bot_messages",
    "agent": "agent_messages",
    "other": "other_messages",
}
EVERY = " + ".join(SENT_BY.values())


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


def of(filters: Filters, what: str, source: str, where: Condition, shown: Page | None) -> Count:
    """All that the filters fit: by the sum `what` of the counted days, if that tells it, or `FROM source WHERE …`."""
    if filters.nothing:
        return Count(0, True)
    if what and (told := from_days(filters, what)).exact:
        return told
    return beside(shown, filters.period, source, where) if shown else count(source, where)


def beside(shown: Page, period: Period, source: str, where: Condition) -> Count:
    """Of `FROM source WHERE …`, a page of which is shown."""
    return (
        Count(len(shown.rows), True)
        if shown.everything
        else count(source, where, shown.likely(period))
    )


def count(source: str, where: Condition, likely: int = 0) -> Count:
    """Of `FROM source WHERE …`: by counting as far as EXACT, beyond that as many as PostgreSQL expects.

    Where a page of them is as dense as if there were `likely` in all, and PostgreSQL expects as much, far more than EXACT,
    they aren't counted first. Either alone may be wrong: the one about days unlike the page's, the other about filters that
    belong together.
    """
    sql, needs = where
    if likely >= SURELY and (number := planned(source, where)) >= SURELY:
        return Count(number, False)
    limited = f"SELECT count(*) FROM (SELECT FROM {source} WHERE {sql} LIMIT {EXACT + 1}) counted"
    if (counted := int(rows(limited, needs)[0][0])) <= EXACT:
        return Count(counted, True)
    return Count(max(planned(source, where), EXACT + 1), False)


def planned(source: str, where: Condition) -> int:
    return expected(f"SELECT FROM {source} WHERE {where[0]}", where[1])


def more_than(most: int, source: str, where: Condition) -> bool:
    sql, needs = where
    return bool(rows(f"SELECT FROM {source} WHERE {sql} OFFSET {int(most)} LIMIT 1", needs))


def from_days(filters: Filters, what: str) -> Count:
    """Out of the counted days; not exact while some are still to be counted."""
    sql = f"""SELECT coalesce(sum({what}), 0), EXISTS (
                SELECT FROM analytics_dirtyday WHERE business_id = %s AND day BETWEEN %s AND %s)
              FROM analytics_daily d WHERE business_id = %s AND day BETWEEN %s AND %s"""
    span = [filters.business.pk, filters.period.first, filters.period.last]
    channel = filters.given.get("channel")
    needs = [*span, *span, channel] if channel else [*span, *span]
    [(number, dirty)] = rows(sql + (f" AND channel = %s AND {TOLD}" if channel else ""), needs)
    return Count(int(number), not dirty)
