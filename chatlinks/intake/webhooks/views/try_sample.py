"""/sources/<key>/<source>/try: what a payload would store, masked."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from chatlinks.intake.webhooks.access import admin_of_source
from chatlinks.intake.webhooks.forms import SampleForm
from chatlinks.intake.webhooks.models import WebhookSource
from chatlinks.intake.webhooks.payloads.payload import UnreadablePayload
from chatlinks.intake.webhooks.sources import is_ready, kind_of
from chatlinks.intake.webhooks.trying import TriedSample, sample_text, try_sample
from chatlinks.web.zones import zone_of
from chatlinks.workspaces.models import Business

PAGE = "webhooks/try_sample.html"


@require_http_methods(["GET", "POST"])
@admin_of_source
def try_payload(request: HttpRequest, business: Business, source: WebhookSource) -> HttpResponse:
    """Nothing is written. ?sample=3 fills in the third of the source's own samples."""
    if not is_ready(source):
        return redirect("map-source", business.key, source.pk)
    kind = kind_of(source)
    if request.method == "GET":
        number = request.GET.get("sample", "")
        payload = "" if source.mapping else sample_text(kind, number)  # ours don't fit its paths
        return drawn(request, source, SampleForm(initial={"payload": payload}))
    form = SampleForm(request.POST)
    if not form.is_valid():
        return drawn(request, source, form, status=400)
    try:
        tried = try_sample(business, kind, source.mapping or {}, form.cleaned_data["payload"])
    except UnreadablePayload as problem:
        form.add_error("payload", str(problem))
        return drawn(request, source, form, status=400)
    return drawn(request, source, form, tried=tried)


def drawn(
    request: HttpRequest,
    source: WebhookSource,
    form: SampleForm,
    *,
    tried: TriedSample | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "business": source.business,
        "zone": zone_of(request, source.business.time_zone),
        "source": source,
        "samples": [] if source.mapping else [each["name"] for each in kind_of(source).samples()],
        "form": form,
        "tried": tried,
    }
    return render(request, PAGE, context, status=status)
