"""/sources and /sources/<key>: what sends a business's conversations."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from chatlinks.intake.webhooks import sources
from chatlinks.intake.webhooks.forms import NewSource
from chatlinks.intake.webhooks.kinds import KINDS
from chatlinks.intake.webhooks.views.source import drawn_source
from chatlinks.web.zones import zone_of
from chatlinks.workspaces.business_list import choose_business
from chatlinks.workspaces.guards import admin_of_business, admin_required
from chatlinks.workspaces.memberships import administered_by
from chatlinks.workspaces.models import Business

PAGE = "webhooks/sources.html"


@require_safe
@admin_required
def business_list(request: HttpRequest) -> HttpResponse:
    """The businesses whose sources one manages; who has only one is led on to it."""
    return choose_business(
        request,
        administered_by(request.user),
        "sources",
        "webhooks/sources_businesses.html",
    )


@require_http_methods(["GET", "POST"])
@admin_of_business
def show(request: HttpRequest, business: Business) -> HttpResponse:
    """POST makes a source. Its secret is in this one answer, and nowhere else."""
    if request.method == "GET":
        return drawn(request, business, NewSource(business))
    form = NewSource(business, request.POST)
    if not form.is_valid():
        return drawn(request, business, form, status=400)
    person: Any = request.user
    typed = form.cleaned_data
    secret = sources.new_secret()
    made = sources.make(business, typed["kind"], typed["name"], secret, person.pk)
    theirs = KINDS[made.kind].theirs
    return drawn_source(request, business, made, secret="" if theirs else secret)


def drawn(
    request: HttpRequest, business: Business, form: NewSource, *, status: int = 200
) -> HttpResponse:
    held = [(source, sources.kind_of(source)) for source in sources.sources_of(business)]
    context = {
        "business": business,
        "zone": zone_of(request, business.time_zone),
        "form": form,
        "sources": held,
    }
    return render(request, PAGE, context, status=status)
