"""POST /w/<key>/end: the visitor ends the chat, or signs out of the site: their sessions end with
it, wherever they are kept. What was said stays with the business."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from chatlinks.webchat import visitors
from chatlinks.webchat.visitors import Visitor, for_visitor


@for_visitor("read")
@require_POST
def end(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    visitors.end(visitor)
    return JsonResponse({})
