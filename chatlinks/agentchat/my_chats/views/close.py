"""POST /chats/<id>/close: the chat is done, with why and, if need be, a note to follow up."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from chatlinks.agentchat.access import Chat, agent_of_chat
from chatlinks.agentchat.my_chats import page
from chatlinks.agentchat.my_chats.own_chats import own_chats
from chatlinks.agentchat.my_chats.views.note import LONGEST, typed_text
from chatlinks.chats import closing, transitions
from chatlinks.chats.closing import ClosingDetails
from chatlinks.chats.steps import HeldBack, Refused, Unseen
from chatlinks.web.numbers import number


@require_POST
@agent_of_chat
def close(request: HttpRequest, chat: Chat) -> HttpResponse:
    note = typed_text(request, "note")
    if len(note) > LONGEST:
        problem = f"The chat isn't closed: a note has up to {LONGEST:,} characters."
        return refuse(request, chat, {"closing_note": problem})
    details = closing_details(request, chat, note)
    agent: Any = request.user
    try:
        transitions.complete(chat.business, chat.id, agent, details)
    except (Unseen, HeldBack) as problem:
        return refuse(request, chat, {"close": str(problem)})
    except Refused as problem:
        messages.error(request, str(problem))
        return redirect("my-chat", chat.id)
    messages.success(request, "The chat is closed.")
    following = next_of(request.user.pk or 0)
    return redirect("my-chat", following) if following else redirect("my-chats")


def next_of(person_id: int) -> int | None:
    """The agent's active chat that waits longest."""
    active = [chat.id for chat in own_chats(person_id) if chat.state == "active"]
    return active[0] if active else None


def closing_details(request: HttpRequest, chat: Chat, note: str) -> ClosingDetails:
    category = None
    if chat.mine:  # naming a usual category stores it, so nobody else does
        category = closing.category(chat.business, request.POST.get("category", ""))
    return ClosingDetails(category, note, number(request.POST.get("seen")))


def refuse(
    request: HttpRequest,
    chat: Chat,
    problems: dict[str, str],
) -> HttpResponse:
    """The form once more, as it was filled in."""
    typed = {
        "closing_note": typed_text(request, "note"),
        "category": request.POST.get("category", ""),
    }
    return page.page(
        request,
        chat,
        typed=typed,
        problems=problems,
        status=409,
    )
