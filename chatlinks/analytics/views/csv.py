"""GET /analytics/messages.csv, /analytics/conversations.csv: a filtered view as a file, up to DIRECTLY rows."""

from collections.abc import Iterator

from django.contrib import messages as notes
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from chatlinks.analytics.lists.analysis import DIRECTLY
from chatlinks.analytics.lists.filters import Filters
from chatlinks.analytics.lists.query_timeout import patient
from chatlinks.analytics.reports import csv_export
from chatlinks.workspaces.guards import analyst_of_business
from chatlinks.workspaces.models import Business

TOO_MANY = f"More than {DIRECTLY:,} rows: have them sent by e-mail, or choose fewer days."


@analyst_of_business
def download(request: HttpRequest, business: Business, page: str) -> HttpResponse:
    filters, chosen = csv_export.read(request.META.get("QUERY_STRING", ""), business)
    return patient(answer)(request, filters, chosen, page)


def answer(request: HttpRequest, filters: Filters, chosen: list[str], page: str) -> HttpResponse:
    if csv_export.more_than(DIRECTLY, csv_export.SHEETS[page], filters):
        notes.error(request, TOO_MANY)
        return redirect(f"/analytics/{page}?{request.META.get('QUERY_STRING', '')}")
    response = StreamingHttpResponse(
        texts(filters, chosen, page), content_type="text/csv; charset=utf-8"
    )
    response.headers["Content-Disposition"] = (
        f'attachment; filename="{named(filters.business, page)}.csv"'
    )
    return response  # type: ignore[return-value]


def texts(filters: Filters, chosen: list[str], page: str) -> Iterator[str]:
    for text, _ in csv_export.batches(csv_export.SHEETS[page], filters, chosen):
        yield text


def named(business: Business, page: str) -> str:
    """The business's key and the day: nothing of what was searched for."""
    return f"{business.key}-{page}-{timezone.now():%Y-%m-%d}"
