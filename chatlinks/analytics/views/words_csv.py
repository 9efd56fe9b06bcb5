"""GET /analytics/words.csv: the topics and repeated messages of Word Analysis."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from chatlinks.analytics.reports.file_names import csv_name
from chatlinks.analytics.reports.words_csv import words_csv
from chatlinks.analytics.words.words_page import words_page
from chatlinks.workspaces.guards import analyst_of_business
from chatlinks.workspaces.models import Business


@require_safe
@analyst_of_business
def download(request: HttpRequest, business: Business) -> HttpResponse:
    text = words_csv(words_page(request, business))
    return HttpResponse(
        text,
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{csv_name(business, "words")}"'},
    )
