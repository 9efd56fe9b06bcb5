"""POST /w/<key>/person: from the bot to a person, by the button for it."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from chatlinks.webchat import visitor_actions, wording
from chatlinks.webchat.forms import MessageForm, read
from chatlinks.webchat.refusals import explained
from chatlinks.webchat.visitors import Visitor, for_visitor


@for_visitor("write")
@require_POST
@explained
def ask(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    form = read(MessageForm, request)
    wish = wording.text(request, "person_please")
    visitor_actions.write(visitor, wish, form.id, wants_person=True)
    return JsonResponse(visitor_actions.news_for(visitor, form.since))
