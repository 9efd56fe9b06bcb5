"""GET /analytics/reviews: what users wrote beside their ratings."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from chatlinks.analytics.counts.daily_totals import channels
from chatlinks.analytics.page_header import page_header
from chatlinks.analytics.ratings.review_filters import ReviewFilters
from chatlinks.analytics.ratings.reviews import reviews, tasks
from chatlinks.workspaces.guards import analyst_of_business
from chatlinks.workspaces.models import Business


@require_safe
@analyst_of_business
def show(request: HttpRequest, business: Business) -> HttpResponse:
    header = page_header(request, business, "reviews")
    filters = ReviewFilters.read(request.GET)
    page, count = reviews(
        business,
        header.period,
        filters,
        request.GET,
    )
    context = {
        "header": header,
        "filters": filters,
        "reviews": [row.as_printed(header.period) for row in page.items],
        "page": page,
        "count": count,
        "tasks": tasks(business, header.period),
        "channels": channels(business.pk, header.period),
    }
    return render(
        request,
        "analytics/reviews.html",
        context,
    )
