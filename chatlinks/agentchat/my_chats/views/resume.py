"""POST /chats/<id>/resume: the chat does not wait for its user after all."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from chatlinks.agentchat.access import Chat, agent_of_chat
from chatlinks.chats import transitions
from chatlinks.chats.steps import Refused
from chatlinks.web.notes import Undo, say


@require_POST
@agent_of_chat
def resume(request: HttpRequest, chat: Chat) -> HttpResponse:
    try:
        transitions.resume(chat.business, chat.id, request.user)  # type: ignore[arg-type]
    except Refused as problem:
        messages.error(request, str(problem))
    else:
        say(
            request,
            "The chat is active again.",
            Undo(reverse("wait", args=[chat.id]), {}),
        )
    return redirect("my-chat", chat.id)
