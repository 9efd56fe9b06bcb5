"""How many a list holds: exactly, or an estimate that says so."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from chatlinks.database.conditions import Condition
from chatlinks.database.rows import expected, rows
from chatlinks.web.lists import paging
from chatlinks.web.lists.paging import Listed

EXACT = 10_000  # counted one by one up to here
SURE = 3  # times as many expected: there are surely more
SURELY = SURE * EXACT


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


def likely(items: Sequence[Listed], begin: datetime, end: datetime) -> int:
    """How many there would be from `begin` to `end` if they came as thick as on this page."""
    if len(items) < paging.PAGE:
        return 0
    spanned = abs(items[0].at - items[-1].at)
    times = (end - begin) / max(spanned, timedelta(seconds=1))
    return int(len(items) * times)


def count(
    source: str,
    where: Condition,
    likely: int = 0,
    foreseen: Callable[[], int] | None = None,
    most: int = 0,
) -> Count:
    """Of `FROM source WHERE …`: by counting as far as EXACT, beyond that as PostgreSQL expects.

    Where a page of them is as dense as if there were `likely` in all, and PostgreSQL expects as
    much, far more than EXACT, they aren't counted first. Either alone may be wrong: the one about
    days unlike the page's, the other about filters that belong together. `foreseen` expects in
    PostgreSQL's place. `most` in place of EXACT is for what PostgreSQL can't expect: there, unless
    something else foresees it, `likely` is the estimate.
    """
    sql, parameters = where
    if most and foreseen is None and likely >= SURE * most:
        return Count(likely, False)
    most = most or EXACT
    expect = foreseen or (lambda: planned(source, where))
    if likely >= SURE * most and (number := expect()) >= SURE * most:
        return Count(number, False)
    limited = f"SELECT FROM {source} WHERE {sql} LIMIT {most + 1}"
    counted = int(rows(f"SELECT count(*) FROM ({limited}) counted", parameters)[0][0])
    if counted <= most:
        return Count(counted, True)
    return Count(max(expect(), most + 1), False)


def planned(source: str, where: Condition) -> int:
    return expected(f"SELECT FROM {source} WHERE {where[0]}", where[1])
