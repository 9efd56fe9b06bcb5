"""/sources/<key>/<source>/mapping: where in a generic source's JSON each thing stands."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from chatlinks.intake.webhooks import sources
from chatlinks.intake.webhooks.access import admin_of_source
from chatlinks.intake.webhooks.generic.fields import FIELDS
from chatlinks.intake.webhooks.generic.kind import GENERIC
from chatlinks.intake.webhooks.generic.mapping import MappingForm
from chatlinks.intake.webhooks.generic.proposing import proposed
from chatlinks.intake.webhooks.generic.sample import leaves_for, lists_of, paths_in
from chatlinks.intake.webhooks.models import WebhookSource
from chatlinks.intake.webhooks.payloads.payload import Payload, UnreadablePayload, parsed
from chatlinks.intake.webhooks.trying import TriedSample, sample_text, try_sample
from chatlinks.web.zones import zone_of
from chatlinks.workspaces.models import Business

PAGE = "webhooks/map_source.html"


@require_http_methods(["GET", "POST"])
@admin_of_source
def map_source(request: HttpRequest, business: Business, source: WebhookSource) -> HttpResponse:
    """POST tries the mapping on the sample. With `find`, the paths are proposed by it, and with
    `example` by a sample of ours; with `save`, the mapping is kept if that went well.
    """
    if source.kind != GENERIC.name:
        raise Http404
    if request.method == "GET":
        return drawn(request, source, MappingForm(initial=source.mapping or {}))
    form = MappingForm(typed_or_found(request))
    if not form.is_valid():
        return drawn(request, source, form, status=400)
    if "save" in request.POST:
        sources.set_mapping(source, form.mapping)
        messages.success(request, "The mapping is saved. What comes from now on is read by it.")
        return redirect("source", business.key, source.pk)
    tried = try_sample(business, GENERIC, form.mapping, form.cleaned_data["sample"])
    return drawn(request, source, form, tried=tried)


def typed_or_found(request: HttpRequest) -> dict[str, str]:
    """What was typed; if it is to be found, paths that lead nowhere give way to those proposed."""
    typed = {name: str(value) for name, value in request.POST.items()}
    if "example" in typed:
        typed = {"sample": sample_text(GENERIC, "")}
    elif "find" not in typed:
        return typed
    payload = readable(typed.get("sample", ""))
    return {**typed, **found_in(payload, typed)} if payload else typed


def readable(sample: str) -> Payload:
    """Empty where it can't be read: that is told at its field."""
    try:
        return parsed(sample.replace("\r\n", "\n").encode())
    except UnreadablePayload:
        return {}


def found_in(payload: Payload, typed: dict[str, str]) -> dict[str, str]:
    mapping, lists = proposed(payload), set(lists_of(payload))
    each = typed.get("each") if typed.get("each") in lists else mapping.get("each", "")
    there = {leaf.written for leaf in leaves_for(payload, each or "")} | lists
    names = [field.name for field in FIELDS if field.is_path]
    kept = {name: typed[name] for name in names if typed.get(name) in there}
    return {**dict.fromkeys(names, ""), **mapping, **kept}


def drawn(
    request: HttpRequest,
    source: WebhookSource,
    form: MappingForm,
    *,
    tried: TriedSample | None = None,
    status: int = 200,
) -> HttpResponse:
    payload = readable(str(form["sample"].value() or ""))
    paths = paths_in(source.business, payload, str(form["each"].value() or ""))
    form.offer(paths)
    context = {
        "business": source.business,
        "zone": zone_of(request, source.business.time_zone),
        "source": source,
        "form": form,
        "has_fields": bool(paths or source.mapping),
        "paths": paths,
        "lists": list(lists_of(payload)),
        "tried": tried,
    }
    return render(request, PAGE, context, status=status)
