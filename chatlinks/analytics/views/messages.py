"""GET /analytics/messages: Message Analysis, View Messages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from chatlinks.analytics.lists import messages
from chatlinks.analytics.lists.analysis import analysis, context, read
from chatlinks.analytics.lists.query_timeout import patient
from chatlinks.workspaces.guards import analyst_of_business
from chatlinks.workspaces.models import Business


@analyst_of_business
@patient
def show(request: HttpRequest, business: Business) -> HttpResponse:
    filters, chosen = read(request, business)
    made = analysis(request, filters, chosen, "messages")
    lines, page = messages.messages(request.GET, filters, chosen)
    count = messages.count(filters, page)
    return render(request, "analytics/messages.html", context(made, lines, page, count))
