"""GET /analytics: how the period went, each figure leading on to what it is made of."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from chatlinks.analytics.counts.overview_page import overview_page
from chatlinks.workspaces.guards import analyst_of_business
from chatlinks.workspaces.models import Business


@require_safe
@analyst_of_business
def show(request: HttpRequest, business: Business) -> HttpResponse:
    return render(
        request,
        "analytics/overview.html",
        overview_page(request, business),
    )
