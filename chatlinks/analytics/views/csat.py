"""GET /analytics/csat: how satisfied users were, with the bot and with agents."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from chatlinks.analytics.counts.csat_page import csat_page
from chatlinks.workspaces.guards import analyst_of_business
from chatlinks.workspaces.models import Business


@require_safe
@analyst_of_business
def show(request: HttpRequest, business: Business) -> HttpResponse:
    return render(
        request,
        "analytics/csat.html",
        csat_page(request, business),
    )
