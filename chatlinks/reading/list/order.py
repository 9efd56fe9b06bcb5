"""The orders in which the list of conversations may stand, each walked by key."""

from typing import Any, NamedTuple

from chatlinks.database.conditions import Condition
from chatlinks.web.lists.paging import Cursor

# Those who wait for an agent; the year 3000 stands where nobody does.
WAITING = "c.state IN ('queued', 'active') AND c.waits_from < '3000-01-01'"


class ListOrder(NamedTuple):
    """`at` is the time that it goes by, `rank` a number that it goes by before that."""

    label: str
    before: str  # what the way back is called,
    beyond: str  # and the way on
    at: str = "c.started_at"
    rank: str = ""
    ascending: bool = False
    among: str = ""  # those that have a place in it

    @property
    def key(self) -> list[str]:
        return [*([self.rank] if self.rank else []), self.at, "c.id"]

    def ordered(self, cursor: Cursor) -> str:
        """ORDER BY, from the cursor on."""
        way = "DESC" if self.down(cursor) else "ASC"
        return ", ".join(f"{column} {way}" for column in self.key)

    def down(self, cursor: Cursor) -> bool:
        return self.ascending == cursor.newer

    def conditions(self, cursor: Cursor) -> list[Condition]:
        """What has a place in it, beyond the cursor."""
        wanted: list[Condition] = [(self.among, [])] if self.among else []
        if cursor.at is None:
            return wanted
        values: list[Any] = [*([cursor.rank] if self.rank else []), cursor.at, cursor.id]
        sign = "<" if self.down(cursor) else ">"
        places = ", ".join(["%s"] * len(values))
        return [*wanted, (f"({', '.join(self.key)}) {sign} ({places})", values)]


NEWEST = "newest"
ORDERS = {
    NEWEST: ListOrder("Newest first", "Newer", "Older"),
    "oldest": ListOrder("Oldest first", "Older", "Newer", ascending=True),
    "waiting": ListOrder(
        label="Longest waiting",
        before="Waiting longer",
        beyond="Waiting less long",
        at="c.waits_from",
        ascending=True,
        among=WAITING,
    ),
    "rating": ListOrder(
        label="Lowest rating",
        before="Rated lower",
        beyond="Rated higher",
        rank="c.lowest_rating * -1",
        among="c.lowest_rating IS NOT NULL",
    ),
}
