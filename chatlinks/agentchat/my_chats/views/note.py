"""POST /chats/<id>/notes: a note for colleagues; the user never gets it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from chatlinks.agentchat.access import Chat, agent_of_chat
from chatlinks.agentchat.my_chats import page
from chatlinks.chats import remarks
from chatlinks.chats.steps import Refused

LONGEST = 2000  # characters


@require_POST
@agent_of_chat
def add(request: HttpRequest, chat: Chat) -> HttpResponse:
    text = typed_text(request, "text")
    if not 0 < len(text) <= LONGEST:
        problem = f"The note isn't added: it has 1 to {LONGEST:,} characters."
        return refuse(request, chat, text, problem)
    try:
        remarks.add_note(chat.business, chat.id, request.user, text)  # type: ignore[arg-type]
    except Refused as problem:
        return refuse(request, chat, text, str(problem))
    return redirect("my-chat", chat.id)


def refuse(
    request: HttpRequest,
    chat: Chat,
    text: str,
    problem: str,
) -> HttpResponse:
    """The form once more, with what was typed and why it wasn't taken."""
    return page.page(
        request,
        chat,
        typed={"note": text},
        problems={"note": problem},
        status=409,
    )


def typed_text(request: HttpRequest, name: str) -> str:
    """What was typed into a field of several lines; each new line counts as one character, as it
    does there."""
    return request.POST.get(name, "").replace("\0", "").replace("\r\n", "\n").strip()
