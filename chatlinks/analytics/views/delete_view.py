"""POST /analytics/views/<id>/delete: be rid of a saved view."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from chatlinks.analytics.reports.saved_views import views_of
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
    messages.success(request, f"“{saved.name}” is deleted.")
    return redirect(f"/analytics/views?business={business.key}")
