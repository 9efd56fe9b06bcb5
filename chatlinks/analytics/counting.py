"""How many there are: exactly, or an estimate that says so."""

import json
from typing import NamedTuple

from chatlinks.analytics.figures import TOLD
from chatlinks.analytics.filters import Filters
from chatlinks.conversations.access import Condition
from chatlinks.rows import rows

EXACT = 10_000  # counted one by one up to here
SENT_BY = {"user": "user_messages", "bot": "bot_messages", "agent": "agent_messages", "other": "other_messages"}
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


def count(source: str, where: Condition) -> Count:
    """Of `FROM source WHERE …`, by counting as far as EXACT; beyond that PostgreSQL is asked what it expects."""
    sql, needs = where
    limited = f"SELECT count(*) FROM (SELECT FROM {source} WHERE {sql} LIMIT {EXACT + 1}) counted"
    if (counted := int(rows(limited, needs)[0][0])) <= EXACT:
        return Count(counted, True)
    plan = rows(f"EXPLAIN (FORMAT JSON) SELECT FROM {source} WHERE {sql}", needs)[0][0]
    plan = json.loads(plan) if isinstance(plan, str) else plan
    return Count(max(int(plan[0]["Plan"]["Plan Rows"]), EXACT + 1), False)


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
