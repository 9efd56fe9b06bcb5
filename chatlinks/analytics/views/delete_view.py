"""POST /analytics/views/<id>/delete: be rid of a saved view."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from chatlinks.analytics.models import SavedView
from chatlinks.analytics.reports.saved_views import views_of
from chatlinks.web.notes import Undo, say
from chatlinks.workspaces.guards import analyst_of_business
from chatlinks.workspaces.models import Business


@require_POST
@analyst_of_business
def delete(
    request: HttpRequest,
    business: Business,
    view: int,
) -> HttpResponse:
    saved = get_object_or_404(views_of(request.user.pk or 0, business), pk=view)
    saved.delete()
    say(request, f"“{saved.name}” is deleted.", Undo(reverse("saved-views"), saved_anew(saved)))
    return redirect(f"/analytics/views?business={business.key}")


def saved_anew(view: SavedView) -> dict[str, str]:
    """The form that would save the same view again."""
    fields = {
        "business": view.business.key,
        "name": view.name,
        "page": view.page,
        "query": view.query,
    }
    return fields | ({"weekly": "1"} if view.weekly else {})
