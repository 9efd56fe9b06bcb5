"""POST /chats/<id>/look: the agent has the chat before them, so nothing in it is unread."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from chatlinks.agentchat.access import Chat, agent_of_chat
from chatlinks.chats import remarks


@require_POST
@agent_of_chat
def look(request: HttpRequest, chat: Chat) -> HttpResponse:
    if chat.mine:
        remarks.look(chat.business, chat.id, request.user)  # type: ignore[arg-type]
    return HttpResponse(status=204)
