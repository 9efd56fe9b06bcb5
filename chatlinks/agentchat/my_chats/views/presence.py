"""POST /chats/presence: online, on a break, or offline."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from chatlinks.chats import presence
from chatlinks.chats.models import Availability
from chatlinks.web.notices import bad_request
from chatlinks.workspaces.guards import agent_required


@require_POST
@agent_required
def change(request: HttpRequest) -> HttpResponse:
    status = request.POST.get("status")
    if status not in Availability.Status.values:
        return bad_request(request)
    presence.set_status(request.user, Availability.Status(status))  # type: ignore[arg-type]
    return redirect("my-chats")
