"""/hooks/<address>/<post>: what users write, on its way to the source."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from chatlinks.intake.webhooks import forwarding
from chatlinks.intake.webhooks.access import sender_of_post
from chatlinks.intake.webhooks.deliveries import inbox
from chatlinks.intake.webhooks.models import WebhookSource
from chatlinks.intake.webhooks.payloads.payload import UnreadablePayload
from chatlinks.intake.webhooks.sources import kind_of, target_of
from chatlinks.web.outgoing import NoAnswer

JSON = "application/json"


@require_http_methods(["POST"])
@sender_of_post
def forward(request: HttpRequest, source: WebhookSource, name: str) -> HttpResponse:
    """What the source answers. 200: it took it, and it is stored. 502, 503, 504: it was not asked,
    or didn't answer; nothing is stored, and one may send it again.
    """
    target = target_of(source)
    if target is None or name not in kind_of(source).posts:
        return HttpResponse(status=404)
    body = request.read(inbox.BIGGEST_POST)
    media = request.headers.get("Content-Type", "")[:200] or JSON
    try:
        post = forwarding.read_post(request, body, name)
        answer = forwarding.forward(source, target, post, body, media)
    except UnreadablePayload as problem:
        return failed(400, str(problem))
    except forwarding.Busy:
        return failed(503, "Too many wait for it already.")
    except NoAnswer as problem:
        return failed(504 if problem.is_late else 502, str(problem))
    return HttpResponse(answer.body, status=answer.status, content_type=JSON)


def failed(status: int, why: str) -> HttpResponse:
    """As the source words what went wrong."""
    body = forwarding.encoded({"error_message": why})
    return HttpResponse(body, status=status, content_type=JSON)
