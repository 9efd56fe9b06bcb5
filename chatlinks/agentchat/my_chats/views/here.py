"""POST /chats/here: the agent's browser is still there."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from chatlinks.chats import presence
from chatlinks.workspaces.guards import agent_required


@require_POST
@agent_required
def here(request: HttpRequest) -> HttpResponse:
    presence.heartbeat(request.user)  # type: ignore[arg-type]
    return HttpResponse(status=204)
