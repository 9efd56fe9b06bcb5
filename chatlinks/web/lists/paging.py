"""Pages of a list in order of time, walked by key: the last one costs what the first does."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Generic, NamedTuple, Protocol, TypeVar
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.http import QueryDict

PAGE = 50
BIGGEST = 2**62
HIGHEST_RANK = 2**31
CURSORS = ("before", "after")  # their names in an address


class Listed(Protocol):
    """What a list holds: anything with a time and an id, which tells apart what is of one time.

    It may have a `rank`, if the list is in order of that before its times.
    """

    @property
    def at(self) -> datetime: ...

    @property
    def id(self) -> int: ...


Item = TypeVar("Item", bound=Listed)


class Cursor(NamedTuple):
    """Where a page begins; `newer`: it goes up from there instead of down.

    `rank` is what a list is ordered by before its times, of those that are.
    """

    at: datetime | None = None
    id: int = 0
    newer: bool = False
    rank: int = 0

    @classmethod
    def read(cls, query: QueryDict) -> "Cursor":
        for name in CURSORS:
            at, _, rest = str(query.get(name, "")).partition("_")
            id_, _, rank = rest.partition("_")
            try:
                when = datetime.fromtimestamp(int(at) / 1e6, ZoneInfo("UTC"))
                key, first = int(id_), int(rank or 0)
            except (ValueError, OverflowError, OSError):
                continue
            if 0 <= key < BIGGEST and abs(first) < HIGHEST_RANK:
                return cls(when, key, name == "after", first)
        return cls()

    @property
    def order(self) -> str:
        return "ASC" if self.newer else "DESC"

    def conditions(self, at: str, id_: str) -> list[tuple[str, list[Any]]]:
        """(SQL, its parameters) of what lies beyond it, by the columns of time and id."""
        if self.at is None:
            return []
        sign = ">" if self.newer else "<"
        return [(f"({at}, {id_}) {sign} (%s, %s)", [self.at, self.id])]


class ListPage(NamedTuple, Generic[Item]):
    """One page, newest first, and the ways to those beside it."""

    items: list[Item]
    newer_url: str | None = None
    older_url: str | None = None

    @property
    def everything(self) -> bool:
        """Are these all there are?"""
        return bool(self.items) and not (self.newer_url or self.older_url)


def list_page(
    query: QueryDict,
    cursor: Cursor,
    fetch: Callable[[int], list[Item]],
) -> ListPage[Item]:
    """`fetch(limit)` gives items in the cursor's order, from it on."""
    items = fetch(PAGE + 1)
    more = len(items) > PAGE
    items = items[:PAGE]
    if cursor.newer:
        items.reverse()
    if not items:
        return ListPage([])
    has_newer = more if cursor.newer else cursor.at is not None
    has_older = cursor.newer or more
    return ListPage(
        items,
        page_url(query, "after", items[0]) if has_newer else None,
        page_url(query, "before", items[-1]) if has_older else None,
    )


def page_url(query: QueryDict, name: str, item: Listed) -> str:
    return "?" + urlencode([*filled(query, *CURSORS), (name, cursor_key(item))])


def filled(query: QueryDict, *without: str) -> list[tuple[str, str]]:
    """What an address asks for: (name, value) of whatever isn't empty, in its order."""
    return [
        (name, str(value))
        for name, values in query.lists()
        if name not in without
        for value in values
        if value
    ]


def cursor_key(item: Listed) -> str:
    """As `Cursor.read` takes it."""
    key = f"{round(item.at.timestamp() * 1e6)}_{item.id}"
    rank = getattr(item, "rank", 0)
    return f"{key}_{rank}" if rank else key
