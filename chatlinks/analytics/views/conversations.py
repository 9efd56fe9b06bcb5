"""GET /analytics/conversations: Message Analysis, View Conversations."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from chatlinks.analytics.lists.analysis_page import analysis_page
from chatlinks.analytics.lists.listings import CONVERSATIONS
from chatlinks.analytics.lists.query_timeout import patient
from chatlinks.workspaces.guards import analyst_of_business
from chatlinks.workspaces.models import Business


@require_safe
@analyst_of_business
@patient
def show(request: HttpRequest, business: Business) -> HttpResponse:
    page = analysis_page(request, business, CONVERSATIONS)
    return render(
        request,
        "analytics/analysis.html",
        {"analysis": page, "header": page.header},
    )
