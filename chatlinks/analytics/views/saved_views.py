"""GET, POST /analytics/views: the reader's saved views, and a new one."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from chatlinks.analytics.page_header import page_header
from chatlinks.analytics.reports.saved_views import (
    LONGEST_NAME,
    LONGEST_QUERY,
    PAGES,
    saved_url,
    views_of,
)
from chatlinks.web.notices import bad_request
from chatlinks.workspaces.guards import analyst_of_business
from chatlinks.workspaces.models import Business


@require_http_methods(["GET", "POST"])
@analyst_of_business
def show(request: HttpRequest, business: Business) -> HttpResponse:
    if request.method == "POST":
        return save(request, business)
    return drawn(request, business)


def drawn(
    request: HttpRequest,
    business: Business,
    *,
    nameless: bool = False,
) -> HttpResponse:
    """`nameless`: what was to be saved lacks a name, which is asked for."""
    views = views_of(request.user.pk or 0, business).select_related("business")
    context: dict[str, Any] = {
        "header": page_header(request, business, "views"),
        "views": [(view, PAGES[view.page].title, saved_url(view)) for view in views],
    }
    if nameless:
        context["problem"] = "A view needs a name."
        context["sent"] = request.POST
    return render(request, "analytics/views.html", context, status=400 if nameless else 200)


def save(request: HttpRequest, business: Business) -> HttpResponse:
    """A view of the same name is replaced: that is how one changes it."""
    name = " ".join(request.POST.get("name", "").replace("\0", "").split())[:LONGEST_NAME]
    page = request.POST.get("page", "")
    query = request.POST.get("query", "")[:LONGEST_QUERY].replace("\0", "")
    if page not in PAGES:
        return bad_request(request)
    if not name:
        return drawn(request, business, nameless=True)
    view, created = views_of(request.user.pk or 0, business).update_or_create(
        person_id=request.user.pk or 0,
        business=business,
        name=name,
        defaults={
            "page": page,
            "query": query,
            "weekly": bool(request.POST.get("weekly")),
        },
    )
    messages.success(request, f"“{view.name}” is {'saved' if created else 'saved anew'}.")
    return redirect(saved_url(view))
