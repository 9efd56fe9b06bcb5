"""/hooks/<address>: where a source sends."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from chatlinks.intake.webhooks.access import source_of_hook
from chatlinks.intake.webhooks.deliveries import inbox
from chatlinks.intake.webhooks.models import WebhookSource
from chatlinks.intake.webhooks.payloads.payload import UnreadablePayload, parsed
from chatlinks.intake.webhooks.sources import kind_of


@require_http_methods(["POST"])
@source_of_hook
def receive(request: HttpRequest, source: WebhookSource) -> HttpResponse:
    """200: stored durably. 400: nothing that this kind of source sends."""
    body = request.body
    try:
        parsed(body, form=kind_of(source).is_form)
    except UnreadablePayload as problem:
        return HttpResponse(str(problem), status=400, content_type="text/plain")
    inbox.store(source, body)
    return HttpResponse(status=200)
