"""GET /chats and /chats/<id>: an agent's chats, one of them open."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from chatlinks.agentchat import desk, moves, my_chats
from chatlinks.agentchat.access import Chat, chat, workplace


@require_GET
@workplace
def show(request: HttpRequest) -> HttpResponse:
    desk.here(request.user)
    return my_chats.page(request)


@require_GET
@chat
def show_one(request: HttpRequest, found: Chat) -> HttpResponse:
    if found.mine and not request.GET.get("fragment"):
        moves.look(found.business, found.id, request.user)  # type: ignore[arg-type]
        desk.here(request.user)
    return my_chats.page(request, found)
