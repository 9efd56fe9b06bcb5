"""GET /analytics/words: Word Analysis. GET /analytics/words.csv: its topics and repeated messages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from chatlinks.analytics.reports.csv_export import BOM, written
from chatlinks.analytics.words import page
from chatlinks.workspaces.guards import analyst_of_business
from chatlinks.workspaces.models import Business


@require_safe
@analyst_of_business
def show(request: HttpRequest, business: Business) -> HttpResponse:
    made = page.page(request, business)
    return render(request, "analytics/words.html", {"page": made, "frame": made.frame})


@require_safe
@analyst_of_business
def download(request: HttpRequest, business: Business) -> HttpResponse:
    made = page.page(request, business)
    text = BOM + written([list(page.HEADS), *page.cells([*made.topics, *made.repeated])])
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = (
        f'attachment; filename="{business.key}-words-{timezone.now():%Y-%m-%d}.csv"'
    )
    return response
