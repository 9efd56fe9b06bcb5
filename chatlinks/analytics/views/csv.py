"""GET /analytics/messages.csv, /analytics/conversations.csv: a filtered view as a file.

Up to DIRECTLY rows.
"""

from collections.abc import Iterator, Sequence

from django.contrib import messages as notes
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from chatlinks.analytics.lists.analysis_page import DIRECTLY
from chatlinks.analytics.lists.filters import MessageFilters
from chatlinks.analytics.lists.listings import LISTINGS, Listing
from chatlinks.analytics.lists.query_timeout import patient
from chatlinks.analytics.reports import csv_export
from chatlinks.analytics.reports.file_names import csv_name
from chatlinks.workspaces.guards import analyst_of_business
from chatlinks.workspaces.models import Business

TOO_MANY = f"More than {DIRECTLY:,} rows: have them sent by e-mail, or choose fewer days."


@require_safe
@analyst_of_business
@patient
def download(
    request: HttpRequest,
    business: Business,
    page: str,
) -> HttpResponse:
    listing, query = LISTINGS[page], request.META.get("QUERY_STRING", "")
    filters, chosen = csv_export.read(query, business, request.user.pk)
    if listing.more_than(DIRECTLY, filters):
        notes.error(request, TOO_MANY)
        return redirect(f"{listing.path}?{query}")
    return StreamingHttpResponse(  # type: ignore[return-value]
        texts(listing, filters, chosen),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{csv_name(business, page)}"'},
    )


def texts(
    listing: Listing,
    filters: MessageFilters,
    chosen: Sequence[str],
) -> Iterator[str]:
    for text, _ in csv_export.batches(listing, filters, chosen):
        yield text
