"""POST /w/<key>/rating: how the agent helped, 1 to 5."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from chatlinks.agentchat import written
from chatlinks.agentchat.views.widget.answers import explained
from chatlinks.agentchat.views.widget.body import Rating, read
from chatlinks.agentchat.visitors import Visitor, for_visitor


@for_visitor("write")
@require_POST
@explained
def rate(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    given = read(Rating, request)
    written.rate(visitor, given.rating, given.comment)
    return JsonResponse({})
