"""POST /w/<key>/rating: how the agent helped, 1 to 5."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from chatlinks.webchat import visitor_actions
from chatlinks.webchat.views.answers import explained
from chatlinks.webchat.views.body import Rating, read
from chatlinks.webchat.visitors import Visitor, for_visitor


@for_visitor("write")
@require_POST
@explained
def rate(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    given = read(Rating, request)
    visitor_actions.rate(visitor, given.rating, given.comment)
    return JsonResponse({})
