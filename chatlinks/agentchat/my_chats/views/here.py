"""POST /chats/here: the agent's browser is still there."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from chatlinks.agentchat.access import workplace
from chatlinks.chats import presence


@require_POST
@workplace
def here(request: HttpRequest) -> HttpResponse:
    presence.heartbeat(request.user)  # type: ignore[arg-type]
    return HttpResponse(status=204)
