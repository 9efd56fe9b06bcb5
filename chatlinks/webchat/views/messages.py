"""/w/<key>/messages: GET reads what came since a place, POST writes (`write.py`)."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_GET

from chatlinks.web.guards import no_cookie_counts
from chatlinks.webchat import history
from chatlinks.webchat.forms import Unreadable
from chatlinks.webchat.refusals import explained
from chatlinks.webchat.views.write import write
from chatlinks.webchat.visitors import Visitor, for_visitor


@no_cookie_counts
def messages(request: HttpRequest, key: str) -> HttpResponse:
    return (write if request.method == "POST" else since)(request, key)


@for_visitor("read")
@require_GET
@explained
def since(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    after = history.read_cursor(request.GET.get("after", history.START))
    if after is None:
        raise Unreadable
    return JsonResponse(history.messages_since(visitor, after))
