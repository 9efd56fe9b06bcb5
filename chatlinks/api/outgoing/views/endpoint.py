"""/webhooks/<key>/<endpoint>: one endpoint, what it was told, and what was given up."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chatlinks.api.outgoing import endpoints
from chatlinks.api.outgoing.access import admin_of_endpoint
from chatlinks.api.outgoing.forms import EndpointForm, form_of
from chatlinks.api.outgoing.models import Endpoint
from chatlinks.web.notes import Undo, say
from chatlinks.web.numbers import number
from chatlinks.web.zones import zone_of
from chatlinks.workspaces.models import Business

PAGE = "outgoing/endpoint.html"


@require_http_methods(["GET", "POST"])
@admin_of_endpoint
def show(request: HttpRequest, business: Business, endpoint: Endpoint) -> HttpResponse:
    """POST changes its name, address and events."""
    if request.method == "GET":
        return drawn_endpoint(request, business, endpoint)
    form = EndpointForm(business, request.POST, endpoint=endpoint)
    if not form.is_valid():
        return drawn_endpoint(
            request,
            business,
            endpoint,
            status=400,
            form=form,
        )
    person: Any = request.user
    endpoints.change(endpoint, form.choices, person.pk)
    messages.success(request, f"{endpoint.name} is changed.")
    return redirect("endpoint", business.key, endpoint.pk)


def drawn_endpoint(
    request: HttpRequest,
    business: Business,
    endpoint: Endpoint,
    *,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    """`more`: `secret`, a new one, which is in this one answer; `form`, a faulty one."""
    context = {
        "business": business,
        "zone": zone_of(request, business.time_zone),
        "endpoint": endpoint,
        "host": endpoints.host_of(endpoint),
        "deliveries": endpoints.last_deliveries(endpoint),
        "dead": endpoints.dead_letters(endpoint).count(),
        "form": form_of(endpoint),
        "secret": "",
        **more,
    }
    return render(request, PAGE, context, status=status)


@require_POST
@admin_of_endpoint
def test(request: HttpRequest, business: Business, endpoint: Endpoint) -> HttpResponse:
    """In the background: what became of it stands among its deliveries."""
    if endpoint.on:
        endpoints.test(endpoint)
        text = "A test is on its way. Load this page again to see what became of it."
        messages.success(request, text)
    else:
        messages.warning(request, "It is switched off, so no test is sent. Switch it on first.")
    return redirect("endpoint", business.key, endpoint.pk)


@require_POST
@admin_of_endpoint
def secret(request: HttpRequest, business: Business, endpoint: Endpoint) -> HttpResponse:
    """A new one, in this one answer. The old one signs beside it for a day."""
    person: Any = request.user
    fresh = endpoints.rotate(endpoint, person.pk)
    return drawn_endpoint(request, business, endpoint, secret=fresh)


@require_POST
@admin_of_endpoint
def switch(request: HttpRequest, business: Business, endpoint: Endpoint) -> HttpResponse:
    is_on = request.POST.get("on") == "1"
    person: Any = request.user
    endpoints.switch(endpoint, person.pk, on=is_on)
    undo = Undo(
        reverse("switch-endpoint", args=[business.key, endpoint.pk]),
        {"on": "0" if is_on else "1"},
    )
    say(request, f"{endpoint.name} is switched {'on' if is_on else 'off'}.", undo)
    return redirect("endpoint", business.key, endpoint.pk)


@require_POST
@admin_of_endpoint
def remove(request: HttpRequest, business: Business, endpoint: Endpoint) -> HttpResponse:
    """After a question."""
    if request.POST.get("sure") != "1":
        context = {"business": business, "endpoint": endpoint}
        return render(request, "outgoing/remove_endpoint.html", context)
    person: Any = request.user
    endpoints.remove(endpoint, person.pk)
    messages.success(request, f"{endpoint.name} is removed.")
    return redirect("endpoints", business.key)


# ── What was given up ───────────────────────────────────────────────────────────────────────────


@require_safe
@admin_of_endpoint
def dead(request: HttpRequest, business: Business, endpoint: Endpoint) -> HttpResponse:
    """?before=17: those that are older."""
    letters = endpoints.dead_letters(endpoint)
    before = number(request.GET.get("before"))
    older = letters.filter(pk__lt=before) if before is not None else letters
    shown = list(older[: endpoints.SHOWN + 1])
    context = {
        "business": business,
        "zone": zone_of(request, business.time_zone),
        "endpoint": endpoint,
        "letters": shown[: endpoints.SHOWN],
        "total": letters.count(),
        "older": shown[endpoints.SHOWN - 1].pk if len(shown) > endpoints.SHOWN else None,
        "is_first": before is None,
    }
    return render(request, "outgoing/dead_letters.html", context)


@require_POST
@admin_of_endpoint
def replay(request: HttpRequest, business: Business, endpoint: Endpoint) -> HttpResponse:
    """One, by `delivery`, or all."""
    typed = request.POST.get("delivery")
    person: Any = request.user
    chosen = (number(typed) or 0) if typed else None
    count = endpoints.replay(endpoint, person.pk, chosen)
    if not count:
        messages.warning(request, "Nothing to send again: it was sent, or its time was over.")
    elif not endpoint.on:
        text = f"{count:,} will be sent again once {endpoint.name} is switched on."
        messages.success(request, text)
    else:
        messages.success(request, f"{count:,} sent again. Look below what became of it.")
    return redirect("endpoint", business.key, endpoint.pk)
