"""/sources/<key>/<source>/mapping: where in a generic source's JSON each thing stands."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from chatlinks.intake.webhooks import sources
from chatlinks.intake.webhooks.access import admin_of_source
from chatlinks.intake.webhooks.generic.kind import GENERIC
from chatlinks.intake.webhooks.generic.mapping import FIELDS, MappingForm
from chatlinks.intake.webhooks.models import WebhookSource
from chatlinks.intake.webhooks.trying import TriedSample, sample_text, try_sample
from chatlinks.web.zones import zone_of
from chatlinks.workspaces.models import Business

PAGE = "webhooks/map_source.html"


@require_http_methods(["GET", "POST"])
@admin_of_source
def map_source(request: HttpRequest, business: Business, source: WebhookSource) -> HttpResponse:
    """POST tries the mapping on the sample; with `save`, it is kept if that went well."""
    if source.kind != GENERIC.name:
        raise Http404
    if request.method == "GET":
        return drawn(request, source, MappingForm(initial=first(source)))
    form = MappingForm(request.POST)
    if not form.is_valid():
        return drawn(request, source, form, status=400)
    if "save" in request.POST:
        sources.set_mapping(source, form.mapping)
        messages.success(request, "The mapping is saved. What comes from now on is read by it.")
        return redirect("source", business.key, source.pk)
    tried = try_sample(business, GENERIC, form.mapping, form.cleaned_data["sample"])
    return drawn(request, source, form, tried=tried)


def first(source: WebhookSource) -> dict[str, str]:
    """What is mapped; of a new source a sample of ours, and the paths that fit it."""
    if source.mapping is not None:
        return dict(source.mapping)
    fitting = {each.name: each.example for each in FIELDS if each.required or each.fits_sample}
    return {"sample": sample_text(GENERIC, ""), **fitting}


def drawn(
    request: HttpRequest,
    source: WebhookSource,
    form: MappingForm,
    *,
    tried: TriedSample | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "business": source.business,
        "zone": zone_of(request, source.business.time_zone),
        "source": source,
        "form": form,
        "tried": tried,
    }
    return render(request, PAGE, context, status=status)
