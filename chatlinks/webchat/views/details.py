"""POST /w/<key>/details: the visitor's name and e-mail, if they care to give them."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from chatlinks.webchat import visitor_actions
from chatlinks.webchat.forms import DetailsForm, Unreadable, read
from chatlinks.webchat.refusals import explained
from chatlinks.webchat.visitors import Visitor, for_visitor


@for_visitor("details")
@require_POST
@explained
def give(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    form = read(DetailsForm, request)
    if not (form.name or form.email):
        raise Unreadable("nothing")
    visitor_actions.introduce(visitor, form.name, form.email)
    return JsonResponse({})
