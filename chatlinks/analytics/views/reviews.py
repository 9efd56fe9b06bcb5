"""GET /analytics/reviews: what users said beside their ratings."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from chatlinks.analytics.counts.daily_totals import channels
from chatlinks.analytics.lists.reviews import Filters, listed, tasks
from chatlinks.analytics.page_header import frame
from chatlinks.workspaces.guards import analyst_of_business
from chatlinks.workspaces.models import Business


@require_safe
@analyst_of_business
def show(request: HttpRequest, business: Business) -> HttpResponse:
    head = frame(request, business, "reviews")
    filters = Filters.read(request.GET)
    reviews, page, count = listed(business, head.period, filters, request.GET)
    context = {
        "frame": head, "filters": filters, "reviews": reviews, "page": page, "count": count,
        "tasks": tasks(business, head.period), "channels": channels(business.pk, head.period),
    }  # fmt: skip
    return render(request, "analytics/reviews.html", context)
