"""POST /w/<key>/person: from the bot to a person, by the button for it."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from chatlinks.agentchat import wording, written
from chatlinks.agentchat.views.widget.answers import explained
from chatlinks.agentchat.views.widget.body import Written, read
from chatlinks.agentchat.visitors import Visitor, for_visitor


@for_visitor("write")
@require_POST
@explained
def ask(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    given = read(Written, request)
    written.write(visitor, wording.said(request, "person_please"), given.id, wants_person=True)
    return JsonResponse(written.shown_after(visitor, given.since))
