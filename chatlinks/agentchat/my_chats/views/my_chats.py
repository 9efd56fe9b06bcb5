"""GET /chats and /chats/<id>: an agent's chats, one of them open."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from chatlinks.agentchat.access import Chat, agent_of_chat
from chatlinks.agentchat.my_chats import page
from chatlinks.chats import presence, remarks
from chatlinks.workspaces.guards import agent_required


@require_GET
@agent_required
def show(request: HttpRequest) -> HttpResponse:
    presence.heartbeat(request.user)  # type: ignore[arg-type]
    return page.page(request)


@require_GET
@agent_of_chat
def show_one(request: HttpRequest, chat: Chat) -> HttpResponse:
    if chat.mine and not request.GET.get("fragment"):
        remarks.look(chat.business, chat.id, request.user)  # type: ignore[arg-type]
        presence.heartbeat(request.user)  # type: ignore[arg-type]
    return page.page(request, chat)
