"""POST /chats/next: the agent takes the chat of their teams that waits longest."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from chatlinks.agentchat.my_chats import team_queue
from chatlinks.chats.steps import Refused
from chatlinks.workspaces.guards import agent_required


@require_POST
@agent_required
def take(request: HttpRequest) -> HttpResponse:
    try:
        chat_id = team_queue.take_next(request.user)
    except Refused as problem:
        messages.error(request, str(problem))
        return redirect("my-chats")
    return redirect("my-chat", chat_id)
