"""POST /w/<key>/details: the visitor's name and e-mail, if they care to give them."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from chatlinks.webchat import visitor_actions
from chatlinks.webchat.views.answers import explained
from chatlinks.webchat.views.body import Details, Unreadable, read
from chatlinks.webchat.visitors import Visitor, for_visitor


@for_visitor("write")
@require_POST
@explained
def give(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    given = read(Details, request)
    if not (given.name or given.email):
        raise Unreadable("nothing")
    visitor_actions.introduce(visitor, given.name, given.email)
    return JsonResponse({})
