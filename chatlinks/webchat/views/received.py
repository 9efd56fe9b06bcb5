"""POST /w/<key>/received: what the visitor's browser holds by now: that much is delivered."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from chatlinks.webchat import history
from chatlinks.webchat.forms import ReceivedForm, read
from chatlinks.webchat.refusals import explained
from chatlinks.webchat.visitors import Visitor, for_visitor


@for_visitor("read")
@require_POST
@explained
def note(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    history.mark_received(visitor, read(ReceivedForm, request).cursor)
    return JsonResponse({})
