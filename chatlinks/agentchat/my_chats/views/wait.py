"""POST /chats/<id>/wait and /chats/<id>/resume: nothing to do until the user writes; and back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from chatlinks.agentchat.access import Chat, agent_of_chat
from chatlinks.chats import transitions
from chatlinks.chats.steps import Refused


@require_POST
@agent_of_chat
def wait(request: HttpRequest, found: Chat) -> HttpResponse:
    try:
        transitions.wait(found.business, found.id, request.user)  # type: ignore[arg-type]
    except Refused as problem:
        messages.error(request, str(problem))
    return redirect("my-chat", found.id)


@require_POST
@agent_of_chat
def resume(request: HttpRequest, found: Chat) -> HttpResponse:
    try:
        transitions.resume(found.business, found.id, request.user)  # type: ignore[arg-type]
    except Refused as problem:
        messages.error(request, str(problem))
    return redirect("my-chat", found.id)
