"""/w/<key>/messages: GET reads what came since a place, POST writes."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_GET, require_POST

from chatlinks.web.guards import no_cookie_counts
from chatlinks.webchat import history, visitor_actions
from chatlinks.webchat.views.answers import explained
from chatlinks.webchat.views.body import Unreadable, Written, read
from chatlinks.webchat.visitors import Visitor, for_visitor


@no_cookie_counts
def messages(request: HttpRequest, key: str) -> HttpResponse:
    return (write if request.method == "POST" else since)(request, key)


@for_visitor("read")
@require_GET
@explained
def since(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    after = history.cursor(request.GET.get("after", history.START))
    if after is None:
        raise Unreadable
    return JsonResponse(history.said_since(visitor, after))


@for_visitor("write")
@require_POST
@explained
def write(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    given = read(Written, request)
    if not given.text:
        raise Unreadable("nothing")
    visitor_actions.write(visitor, given.text, given.id)
    return JsonResponse(visitor_actions.shown_after(visitor, given.since))
