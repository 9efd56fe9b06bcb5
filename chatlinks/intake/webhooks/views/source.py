"""/sources/<key>/<source>: one source, its address, its last deliveries, and what is set of it."""

import shlex
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from chatlinks.intake.webhooks import sources
from chatlinks.intake.webhooks.access import admin_of_source
from chatlinks.intake.webhooks.deliveries import taking
from chatlinks.intake.webhooks.forms import SilenceAlarm, TargetForm, TheirSecret
from chatlinks.intake.webhooks.models import WebhookSource
from chatlinks.web.notes import Undo, say
from chatlinks.web.streaming import live
from chatlinks.web.zones import zone_of
from chatlinks.workspaces.models import Business

PAGE = "webhooks/source.html"


@require_safe
@admin_of_source
def show(request: HttpRequest, business: Business, source: WebhookSource) -> HttpResponse:
    """It follows what becomes of deliveries: ?fragment=1 is their list alone."""
    topics = [taking.topic(source.pk)]
    heard = live.heard(topics)  # before they are read
    if request.GET.get("fragment"):
        context = {
            "source": source,
            "deliveries": sources.last_deliveries(source),
            "zone": zone_of(request, business.time_zone),
        }
        return render(request, "webhooks/_deliveries.html", context)
    return drawn_source(
        request, business, source, topics=topics, ticket=live.ticket(topics), heard=heard
    )


def drawn_source(
    request: HttpRequest,
    business: Business,
    source: WebhookSource,
    *,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    """`more`: `secret`, a new one, which is in this one answer; `their_secret`, `alarm` or
    `target`, a faulty form; `topics`, `ticket` and `heard` of a page that follows its source: not
    of an answer to a form, which can't be loaded again.
    """
    kind = sources.kind_of(source)
    context = {
        "business": business,
        "zone": zone_of(request, business.time_zone),
        "source": source,
        "kind": kind,
        "url_of_source": sources.url_of(source),
        "deliveries": sources.last_deliveries(source),
        "their_secret": TheirSecret() if kind.theirs else None,
        "alarm": SilenceAlarm(initial={"silent_after": str(source.silent_after or "")}),
        "target": target_form(source) if kind.posts else None,
        "sends_on": source.target_sealed is not None,
        "secret": "",
        **more,
    }
    if context["secret"] and kind.tried_by:
        words = ["-H", f"Authorization: Bearer {context['secret']}", "--json", kind.tried_by]
        context["tried_by"] = shlex.join(["curl", sources.url_of(source), *words])
    return render(request, PAGE, context, status=status)


def target_form(source: WebhookSource) -> TargetForm:
    target = sources.target_of(source)
    initial = {"url": target.url, "client_id": target.client_id} if target else {}
    return TargetForm(initial=initial)


@require_POST
@admin_of_source
def target(request: HttpRequest, business: Business, source: WebhookSource) -> HttpResponse:
    """Where posts go on to, of a kind that has some."""
    if not sources.kind_of(source).posts:
        raise Http404
    form = TargetForm(request.POST)
    if not form.is_valid():
        return drawn_source(request, business, source, status=400, target=form)
    sources.set_target(source, form.target)
    said = "go on to it, and are stored once it has taken them" if form.target else "go nowhere"
    messages.success(request, f"Saved: posts {said}.")
    return redirect("source", business.key, source.pk)


@require_POST
@admin_of_source
def secret(request: HttpRequest, business: Business, source: WebhookSource) -> HttpResponse:
    """A new one of ours, in this one answer; or theirs, typed in. The old one is void."""
    if not sources.kind_of(source).theirs:
        fresh = sources.new_secret()
        sources.change_secret(source, fresh)
        return drawn_source(request, business, source, secret=fresh)
    form = TheirSecret(request.POST)
    if not form.is_valid():
        return drawn_source(request, business, source, status=400, their_secret=form)
    sources.change_secret(source, form.cleaned_data["secret"])
    messages.success(request, "The secret is stored, sealed. It isn’t shown again.")
    return redirect("source", business.key, source.pk)


@require_POST
@admin_of_source
def alarm(request: HttpRequest, business: Business, source: WebhookSource) -> HttpResponse:
    form = SilenceAlarm(request.POST)
    if not form.is_valid():
        return drawn_source(request, business, source, status=400, alarm=form)
    sources.set_alarm(source, form.hours)
    messages.success(request, "Saved: when silence is an alarm.")
    return redirect("source", business.key, source.pk)


@require_POST
@admin_of_source
def switch(request: HttpRequest, business: Business, source: WebhookSource) -> HttpResponse:
    """On or off: what it sends meanwhile is refused, and the source may send it again later."""
    is_on = request.POST.get("on") == "1"
    sources.switch(source, on=is_on)
    undo = Undo(
        reverse("switch-source", args=[business.key, source.pk]), {"on": "0" if is_on else "1"}
    )
    say(request, f"{source.name} is switched {'on' if is_on else 'off'}.", undo)
    return redirect("source", business.key, source.pk)


@require_POST
@admin_of_source
def remove(request: HttpRequest, business: Business, source: WebhookSource) -> HttpResponse:
    """After a question. The conversations stay."""
    if request.POST.get("sure") != "1":
        context = {"business": business, "source": source}
        return render(request, "webhooks/remove_source.html", context)
    sources.remove(source)
    messages.success(request, f"{source.name} is removed. Its conversations stay.")
    return redirect("sources", business.key)
