"""POST /analytics/views/<id>/weekly: mail a saved view every Monday, or stop it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from chatlinks.analytics.reports.saved_views import views_of
from chatlinks.web.notes import Undo, say
from chatlinks.workspaces.guards import analyst_of_business
from chatlinks.workspaces.models import Business


@require_POST
@analyst_of_business
def weekly(
    request: HttpRequest,
    business: Business,
    view: int,
) -> HttpResponse:
    saved = get_object_or_404(views_of(request.user.pk or 0, business), pk=view)
    saved.weekly = request.POST.get("weekly") == "1"
    saved.save(update_fields=["weekly"])
    comes = "comes by mail every Monday" if saved.weekly else "isn't mailed any more"
    before = {"business": business.key, "weekly": "0" if saved.weekly else "1"}
    undo = Undo(reverse("weekly-view", args=[saved.pk]), before)
    say(request, f"“{saved.name}” {comes}.", undo)
    return redirect(f"/analytics/views?business={business.key}")
