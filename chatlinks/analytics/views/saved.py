"""GET, POST /analytics/views: the reader's saved views, and a new one. POST …/weekly, …/delete: mail it or not; delete it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from chatlinks.analytics.models import SavedView
from chatlinks.analytics.page_header import frame
from chatlinks.analytics.reports import weekly as mails
from chatlinks.workspaces.guards import analyst_of_business
from chatlinks.workspaces.models import Business

LONGEST = 4000  # characters of a view's filters


@require_http_methods(["GET", "POST"])
@analyst_of_business
def show(request: HttpRequest, business: Business) -> HttpResponse:
    if request.method == "POST":
        return save(request, business)
    views = [(view, mails.address(view)) for view in mine(request, business)]
    return render(
        request,
        "analytics/views.html",
        {"frame": frame(request, business, "views"), "views": views},
    )


def mine(request: HttpRequest, business: Business) -> list[SavedView]:
    return list(SavedView.objects.filter(person_id=request.user.pk or 0, business=business))


def save(request: HttpRequest, business: Business) -> HttpResponse:
    """A view of the same name is replaced: that is how one changes it."""
    name, page = (
        " ".join(request.POST.get("name", "").replace("\0", "").split())[:100],
        request.POST.get("page", ""),
    )
    query = request.POST.get("query", "")[:LONGEST].replace("\0", "")
    if not name or page not in mails.PAGES:
        messages.error(request, "A view needs a name.")
        return redirect(f"/analytics/views?business={business.key}")
    view, made = SavedView.objects.update_or_create(
        person_id=request.user.pk or 0, business=business, name=name,
        defaults={"page": page, "query": query, "weekly": bool(request.POST.get("weekly"))},
    )  # fmt: skip
    messages.success(request, f"“{view.name}” is {'saved' if made else 'saved anew'}.")
    return redirect(mails.address(view))


@require_POST
@analyst_of_business
def weekly(request: HttpRequest, business: Business, view: int) -> HttpResponse:
    found = one(request, business, view)
    found.weekly = request.POST.get("weekly") == "1"
    found.save(update_fields=["weekly"])
    said = "comes by mail every Monday" if found.weekly else "isn't mailed any more"
    messages.success(request, f"“{found.name}” {said}.")
    return redirect(f"/analytics/views?business={business.key}")


@require_POST
@analyst_of_business
def delete(request: HttpRequest, business: Business, view: int) -> HttpResponse:
    found = one(request, business, view)
    found.delete()
    messages.success(request, f"“{found.name}” is deleted.")
    return redirect(f"/analytics/views?business={business.key}")


def one(request: HttpRequest, business: Business, view: int) -> SavedView:
    found = SavedView.objects.filter(
        person_id=request.user.pk or 0, business=business, pk=view
    ).first()
    if found is None:
        raise Http404
    return found
