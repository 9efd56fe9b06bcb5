"""A view of Message Analysis as CSV, a batch at a time.

It is masked as on the page, and nothing in it would be run by a spreadsheet.
"""

from collections.abc import Iterator, Sequence

from django.http import QueryDict

from chatlinks.analytics.lists import columns as columns_
from chatlinks.analytics.lists import listings
from chatlinks.analytics.lists.filters import MessageFilters
from chatlinks.analytics.lists.listings import Listing
from chatlinks.web.lists.paging import Cursor
from chatlinks.web.lists.spreadsheets import BOM, csv_text
from chatlinks.workspaces.models import Business

BATCH = 2_000  # rows fetched at once


def read(
    query: str,
    business: Business,
    reader_id: int | None,
) -> tuple[MessageFilters, list[str]]:
    """(filters, names of the columns that were chosen) out of an address's query."""
    return listings.read(QueryDict(query), business, reader_id)


def batches(
    listing: Listing,
    filters: MessageFilters,
    chosen: Sequence[str],
) -> Iterator[tuple[str, int]]:
    """(text, rows in it): the head first, then rows, newest first."""
    columns = listing.in_file(chosen)
    yield BOM + csv_text([[column.heading for column in columns]]), 0
    cursor = Cursor()
    while not filters.nothing:
        rows = listing.fetch(
            filters,
            cursor,
            BATCH,
            columns,
        )
        if rows:
            yield csv_text([columns_.written(columns, row, filters) for row in rows]), len(rows)
        if len(rows) < BATCH:
            return
        cursor = Cursor(rows[-1].at, rows[-1].id)
