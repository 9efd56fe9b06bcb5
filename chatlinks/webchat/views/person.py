"""POST /w/<key>/person: from the bot to a person, by the button for it."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from chatlinks.webchat import visitor_actions, wording
from chatlinks.webchat.views.answers import explained
from chatlinks.webchat.views.body import Written, read
from chatlinks.webchat.visitors import Visitor, for_visitor


@for_visitor("write")
@require_POST
@explained
def ask(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    given = read(Written, request)
    visitor_actions.write(
        visitor, wording.said(request, "person_please"), given.id, wants_person=True
    )
    return JsonResponse(visitor_actions.shown_after(visitor, given.since))
