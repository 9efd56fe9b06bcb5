"""Pages of a list in order of time, walked by key: the last one costs what the first does."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.http import QueryDict

from chatlinks.analytics.period import Period
from chatlinks.database.conditions import Condition
from chatlinks.database.rows import Row

PAGE = 50
BIGGEST = 2**62


class Place(NamedTuple):
    """Where a page begins; `newer`: it goes up from there instead of down."""

    at: datetime | None = None
    id: int = 0
    newer: bool = False

    @classmethod
    def read(cls, given: QueryDict) -> "Place":
        for name in ("before", "after"):
            at, _, id_ = str(given.get(name, "")).partition("_")
            try:
                when, key = datetime.fromtimestamp(int(at) / 1e6, ZoneInfo("UTC")), int(id_)
            except (ValueError, OverflowError, OSError):
                continue
            if 0 <= key < BIGGEST:
                return cls(when, key, name == "after")
        return cls()

    @property
    def order(self) -> str:
        return "ASC" if self.newer else "DESC"

    def conditions(self, at: str, id_: str) -> list[Condition]:
        return (
            [(f"({at}, {id_}) {'>' if self.newer else '<'} (%s, %s)", [self.at, self.id])]
            if self.at
            else []
        )


class Page(NamedTuple):
    rows: list[Row]
    newer_url: str | None
    older_url: str | None

    @property
    def everything(self) -> bool:
        """Are these all the rows there are?"""
        return bool(self.rows) and not (self.newer_url or self.older_url)

    def likely(self, period: Period) -> int:
        """How many rows the period would hold if they came as thick all through it as on this page."""
        if len(self.rows) < PAGE:
            return 0
        spanned = abs(self.rows[0][0] - self.rows[-1][0])
        return int(
            len(self.rows) * ((period.end - period.begin) / max(spanned, timedelta(seconds=1)))
        )


def page(given: QueryDict, place: Place, fetch: Callable[[int], list[Row]]) -> Page:
    """`fetch(limit)` gives rows that begin with (time, id), in the place's order."""
    found = fetch(PAGE + 1)
    more = len(found) > PAGE
    found = found[:PAGE][::-1] if place.newer else found[:PAGE]
    if not found:
        return Page([], None, None)
    has_newer, has_older = (more, True) if place.newer else (bool(place.at), more)
    return Page(
        found,
        address(given, "after", found[0]) if has_newer else None,
        address(given, "before", found[-1]) if has_older else None,
    )


def address(given: QueryDict, name: str, row: Row) -> str:
    kept = [
        (k, v) for k, values in given.lists() if k not in ("before", "after") for v in values if v
    ]
    return "?" + urlencode([*kept, (name, key(row))])


def key(row: Row) -> str:
    at: Any = row[0]
    return f"{round(at.timestamp() * 1e6)}_{row[1]}"
