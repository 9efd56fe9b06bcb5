"""GET /analytics/words: Word Analysis."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from chatlinks.analytics.words.words_page import words_page
from chatlinks.workspaces.guards import analyst_of_business
from chatlinks.workspaces.models import Business


@require_safe
@analyst_of_business
def show(request: HttpRequest, business: Business) -> HttpResponse:
    page = words_page(request, business)
    return render(
        request,
        "analytics/words.html",
        {"page": page, "header": page.header},
    )
