"""/keys and /keys/<key>: the keys with which programs store and read a business's conversations."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chatlinks.api import keys
from chatlinks.api.forms import NewKey
from chatlinks.api.models import ApiKey
from chatlinks.web.zones import zone_of
from chatlinks.workspaces.business_list import choose_business
from chatlinks.workspaces.guards import admin_of_business, admin_required
from chatlinks.workspaces.memberships import administered_by
from chatlinks.workspaces.models import Business

PAGE = "api/keys.html"


@require_safe
@admin_required
def business_list(request: HttpRequest) -> HttpResponse:
    """The businesses whose keys one makes; who has only one is led on to it."""
    return choose_business(
        request,
        administered_by(request.user),
        "keys",
        "api/keys_businesses.html",
    )


@require_http_methods(["GET", "POST"])
@admin_of_business
def show(request: HttpRequest, business: Business) -> HttpResponse:
    """POST makes a key. It is in this one answer, and nowhere else."""
    if request.method == "GET":
        return drawn(request, business, NewKey(business))
    form = NewKey(business, request.POST)
    if not form.is_valid():
        return drawn(request, business, form, status=400)
    person: Any = request.user
    name = form.cleaned_data["name"]
    scopes = form.cleaned_data["scopes"]
    token = keys.make(
        business,
        name,
        scopes,
        form.expires_at,
        person.pk,
    )
    made = {
        "name": name,
        "token": token,
        "writes": ApiKey.Scope.WRITE in scopes,
    }
    return drawn(request, business, NewKey(business), made=made)


@require_POST
@admin_of_business
def replace(request: HttpRequest, business: Business, api_key: int) -> HttpResponse:
    """A new key in the place of one that works. It is in this one answer, and nowhere else."""
    held: ApiKey = get_object_or_404(business.api_keys, pk=api_key)
    if held.state != "works":
        messages.warning(request, f"{held.name} doesn’t work any more. Make a new key instead.")
        return redirect("keys", business.key)
    person: Any = request.user
    made = {
        "name": held.name,
        "token": keys.replace(held, person.pk),
        "replaces": True,
        "writes": ApiKey.Scope.WRITE in held.scopes,
    }
    return drawn(request, business, NewKey(business), made=made)


@require_POST
@admin_of_business
def revoke(request: HttpRequest, business: Business, api_key: int) -> HttpResponse:
    """At once and for ever, after a question."""
    held: ApiKey = get_object_or_404(business.api_keys, pk=api_key)
    if request.POST.get("sure") != "1":
        context = {
            "business": business,
            "held": held,
            "zone": zone_of(request, business.time_zone),
        }
        return render(request, "api/revoke_key.html", context)
    person: Any = request.user
    keys.revoke(held, person.pk)
    messages.success(request, f"The key {held.name} is revoked.")
    return redirect("keys", business.key)


def drawn(
    request: HttpRequest,
    business: Business,
    form: NewKey,
    *,
    made: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "business": business,
        "zone": zone_of(request, business.time_zone),
        "form": form,
        "made": made,
        "keys": keys.keys_of(business),
        "api": f"{settings.BASE_URL}/api/v1",
    }
    return render(request, PAGE, context, status=status)
