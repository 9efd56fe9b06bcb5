"""POST /chats/presence: online, on a break, or offline. POST /chats/here: the agent's browser is still there."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from chatlinks.agentchat import desk, presence
from chatlinks.agentchat.access import workplace
from chatlinks.agentchat.models import Seat
from chatlinks.web.notices import bad_request


@require_POST
@workplace
def change(request: HttpRequest) -> HttpResponse:
    status = request.POST.get("status")
    if status not in Seat.Status.values:
        return bad_request(request)
    presence.be(request.user, Seat.Status(status))  # type: ignore[arg-type]
    return redirect("my-chats")


@require_POST
@workplace
def here(request: HttpRequest) -> HttpResponse:
    desk.here(request.user)
    return HttpResponse(status=204)
