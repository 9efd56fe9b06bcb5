"""POST /w/<key>/received: what the visitor's browser holds by now, so that it counts as delivered."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from chatlinks.webchat import history
from chatlinks.webchat.views.answers import explained
from chatlinks.webchat.views.body import Received, read
from chatlinks.webchat.visitors import Visitor, for_visitor


@for_visitor("read")
@require_POST
@explained
def note(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    up_to = history.cursor(read(Received, request).up_to)
    assert up_to is not None
    if visitor.contact_id is not None:
        history.received(visitor, up_to)
    return JsonResponse({})
