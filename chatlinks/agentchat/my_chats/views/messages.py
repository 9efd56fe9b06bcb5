"""GET /chats/<id>/messages: a window of a chat's messages, for pages that follow it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from chatlinks.agentchat.access import Chat, agent_of_chat
from chatlinks.agentchat.pane import message_window


@require_GET
@agent_of_chat
def show(request: HttpRequest, chat: Chat) -> HttpResponse:
    context = {"messages": message_window(request, chat)}
    return render(request, "agentchat/_messages.html", context)
