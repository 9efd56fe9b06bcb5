"""POST /chats/<id>/close: the chat is done, with why and, if need be, a note on what to follow up."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from chatlinks.agentchat.access import Chat, agent_of_chat
from chatlinks.agentchat.my_chats import page
from chatlinks.agentchat.my_chats.views.note import LONGEST, typed
from chatlinks.chats import closing, transitions
from chatlinks.chats.steps import Refused, Unseen
from chatlinks.web.numbers import number


@require_POST
@agent_of_chat
def close(request: HttpRequest, found: Chat) -> HttpResponse:
    note = typed(request, "note")
    if len(note) > LONGEST:
        problem = f"The chat isn't closed: a note has up to {LONGEST:,} characters."
        return page.page(request, found, typed={"closing_note": note}, problem=problem, status=409)
    try:
        category = (
            closing.named(found.business, request.POST.get("category", "")) if found.mine else None
        )
        seen = number(request.POST.get("seen"))
        transitions.complete(found.business, found.id, request.user, category, note, seen)  # type: ignore[arg-type]
    except Unseen as problem:
        return page.page(
            request, found, typed={"closing_note": note}, problem=str(problem), status=409
        )
    except Refused as problem:
        messages.error(request, str(problem))
        return redirect("my-chat", found.id)
    messages.success(request, "The chat is closed.")
    return redirect("my-chats")
