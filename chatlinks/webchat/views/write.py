"""POST /w/<key>/messages: the visitor writes, and the bot may answer."""

from django.http import HttpRequest, HttpResponse, JsonResponse

from chatlinks.webchat import limits, visitor_actions
from chatlinks.webchat.forms import MessageForm, Unreadable, read
from chatlinks.webchat.refusals import explained
from chatlinks.webchat.visitors import Visitor, for_visitor, too_often


@for_visitor("write")
@explained
def write(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    form = read(MessageForm, request)
    if not form.text:
        raise Unreadable("nothing")
    if seconds := limits.wait_to_write(form.text, request, visitor.id):
        return too_often(request, seconds)
    visitor_actions.write(visitor, form.text, form.id)
    return JsonResponse(visitor_actions.news_for(visitor, form.since))
