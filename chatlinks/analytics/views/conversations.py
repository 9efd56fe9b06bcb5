"""GET /analytics/conversations: Message Analysis, View Conversations."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from chatlinks.analytics.lists import conversations
from chatlinks.analytics.lists.analysis import analysis, context, read
from chatlinks.analytics.lists.query_timeout import patient
from chatlinks.workspaces.guards import analyst_of_business
from chatlinks.workspaces.models import Business


@analyst_of_business
@patient
def show(request: HttpRequest, business: Business) -> HttpResponse:
    filters, chosen = read(request, business)
    made = analysis(request, filters, chosen, "conversations")
    lines, page = conversations.conversations(request.GET, filters)
    count = conversations.count(filters, page)
    return render(request, "analytics/conversations.html", context(made, lines, page, count))
