"""/webhooks and /webhooks/<key>: which programs are told what happens at a business."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from chatlinks.api.outgoing import endpoints
from chatlinks.api.outgoing.forms import EndpointForm
from chatlinks.api.outgoing.views.endpoint import drawn_endpoint
from chatlinks.web.zones import zone_of
from chatlinks.workspaces.business_list import choose_business
from chatlinks.workspaces.guards import admin_of_business, admin_required
from chatlinks.workspaces.memberships import administered_by
from chatlinks.workspaces.models import Business

PAGE = "outgoing/endpoints.html"


@require_safe
@admin_required
def business_list(request: HttpRequest) -> HttpResponse:
    """The businesses whose endpoints one manages; who has only one is led on to it."""
    return choose_business(
        request,
        administered_by(request.user),
        "endpoints",
        "outgoing/businesses.html",
    )


@require_http_methods(["GET", "POST"])
@admin_of_business
def show(request: HttpRequest, business: Business) -> HttpResponse:
    """POST makes an endpoint. Its secret is in this one answer, and nowhere else."""
    if request.method == "GET":
        return drawn(request, business, EndpointForm(business))
    form = EndpointForm(business, request.POST)
    if not form.is_valid():
        return drawn(request, business, form, status=400)
    person: Any = request.user
    made = endpoints.make(business, form.choices, person.pk)
    return drawn_endpoint(request, business, made, secret=endpoints.newest_secret(made))


def drawn(
    request: HttpRequest,
    business: Business,
    form: EndpointForm,
    *,
    status: int = 200,
) -> HttpResponse:
    context = {
        "business": business,
        "zone": zone_of(request, business.time_zone),
        "form": form,
        "endpoints": endpoints.endpoints_of(business),
    }
    return render(request, PAGE, context, status=status)
