"""The two views of Message Analysis, each with what its page, its CSV and its reports go by."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from chatlinks.analytics.lists import (
    conversation_columns,
    conversations,
    list_totals,
    message_columns,
    messages,
)
from chatlinks.analytics.lists.columns import Column, in_file, on_page
from chatlinks.analytics.lists.filters import MessageFilters
from chatlinks.analytics.period import Period
from chatlinks.database.conditions import Condition
from chatlinks.web.lists import totals
from chatlinks.web.lists.paging import Cursor, ListPage, list_page
from chatlinks.web.lists.totals import Count
from chatlinks.workspaces.models import Business


@dataclass
class Listing:
    """One view: its columns, and how its rows are fetched and counted."""

    name: str  # in addresses; also what its rows are called
    title: str
    columns: list[Column[Any]]
    source: str  # what `where` is over, for counting
    where: Callable[[MessageFilters], Condition]
    fetch: Callable[..., list[Any]]  # as `messages.fetch`
    counted_as: Callable[[MessageFilters], str]  # its sum over counted days; "" if none tells it
    most: int = 0  # counted one by one up to here, where not to totals.EXACT

    @property
    def path(self) -> str:
        return f"/analytics/{self.name}"

    @property
    def selectable(self) -> list[Column[Any]]:
        return [column for column in self.columns if column.selectable]

    def on_page(self, chosen: Sequence[str]) -> list[Column[Any]]:
        return on_page(self.columns, chosen)

    def in_file(self, chosen: Sequence[str]) -> list[Column[Any]]:
        return in_file(self.columns, chosen)

    def page(
        self,
        query: QueryDict,
        filters: MessageFilters,
        columns: Sequence[Column[Any]],
    ) -> ListPage[Any]:
        if filters.nothing:
            return ListPage([])
        cursor = Cursor.read(query)

        def fetch(limit: int) -> list[Any]:
            return self.fetch(
                filters,
                cursor,
                limit,
                columns,
                headlines=True,
            )

        return list_page(query, cursor, fetch)

    def count(
        self,
        filters: MessageFilters,
        page: ListPage[Any] | None = None,
    ) -> Count:
        """Out of the counted days where these tell it, else one by one.

        `page` is a page of them, if there is one already.
        """
        if filters.nothing:
            return Count(0, True)
        summed = self.counted_as(filters)
        if summed and (total := list_totals.from_days(filters, summed)).exact:
            return total
        where = self.where(filters)
        if page is None:
            return totals.count(self.source, where, most=self.most)
        return list_totals.beside(
            page,
            filters.period,
            self.source,
            where,
            self.most,
        )

    def more_than(
        self,
        most: int,
        filters: MessageFilters,
    ) -> bool:
        if filters.nothing:
            return False
        return list_totals.more_than(
            most,
            self.source,
            self.where(filters),
        )


def sum_of_messages(filters: MessageFilters) -> str:
    if not filters.counted:
        return ""
    return list_totals.SENT_BY.get(filters.asked.get("by", ""), list_totals.EVERY)


def sum_of_conversations(filters: MessageFilters) -> str:
    return "conversations" if filters.counted and "by" not in filters.asked else ""


MESSAGES = Listing(
    name="messages",
    title="Messages",
    columns=message_columns.COLUMNS,
    source=messages.SOURCE,
    where=messages.where,
    fetch=messages.fetch,
    counted_as=sum_of_messages,
)
CONVERSATIONS = Listing(
    name="conversations",
    title="Conversations",
    columns=conversation_columns.COLUMNS,
    source=conversations.SOURCE,
    where=conversations.where,
    fetch=conversations.fetch,
    counted_as=sum_of_conversations,
    most=list_totals.EXACT_CONVERSATIONS,
)
LISTINGS = {listing.name: listing for listing in (MESSAGES, CONVERSATIONS)}


def read(
    query: QueryDict,
    business: Business,
    reader_id: int | None,
) -> tuple[MessageFilters, list[str]]:
    """(filters, names of the columns that were chosen) out of an address."""
    period = Period.read(query, business.time_zone)
    filters = MessageFilters.read(query, business, period, reader_id)
    return filters, query.getlist("show")
