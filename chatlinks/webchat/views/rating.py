"""POST /w/<key>/rating: how the agent helped, 1 to 5."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from chatlinks.webchat import limits, visitor_actions
from chatlinks.webchat.forms import RatingForm, read
from chatlinks.webchat.refusals import explained
from chatlinks.webchat.visitors import Visitor, for_visitor, too_often


@for_visitor("write")
@require_POST
@explained
def rate(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    form = read(RatingForm, request)
    if seconds := limits.wait_to_write(form.comment, request, visitor.id):
        return too_often(request, seconds)
    visitor_actions.rate(visitor, form.rating, form.comment)
    return JsonResponse({})
