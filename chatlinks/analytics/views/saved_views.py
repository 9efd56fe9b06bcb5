"""GET, POST /analytics/views: the reader's saved views, and a new one."""

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
from chatlinks.workspaces.guards import analyst_of_business
from chatlinks.workspaces.models import Business


@require_http_methods(["GET", "POST"])
@analyst_of_business
def show(request: HttpRequest, business: Business) -> HttpResponse:
    if request.method == "POST":
        return save(request, business)
    views = views_of(request.user.pk or 0, business).select_related("business")
    context = {
        "header": page_header(request, business, "views"),
        "views": [(view, PAGES[view.page].title, saved_url(view)) for view in views],
    }
    return render(request, "analytics/views.html", context)


def save(request: HttpRequest, business: Business) -> HttpResponse:
    """A view of the same name is replaced: that is how one changes it."""
    name = " ".join(request.POST.get("name", "").replace("\0", "").split())[:LONGEST_NAME]
    page = request.POST.get("page", "")
    query = request.POST.get("query", "")[:LONGEST_QUERY].replace("\0", "")
    if not name or page not in PAGES:
        messages.error(request, "A view needs a name.")
        return redirect(f"/analytics/views?business={business.key}")
    view, created = views_of(request.user.pk or 0, business).update_or_create(
        person_id=request.user.pk or 0,
        business=business,
        name=name,
        defaults={"page": page, "query": query, "weekly": bool(request.POST.get("weekly"))},
    )
    messages.success(request, f"“{view.name}” is {'saved' if created else 'saved anew'}.")
    return redirect(saved_url(view))
