"""POST /chats/<id>/notes: a note for colleagues; the user never gets it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from chatlinks.agentchat import moves, my_chats
from chatlinks.agentchat.access import Chat, chat
from chatlinks.agentchat.steps import Refused

LONGEST = 2000  # characters


@require_POST
@chat
def add(request: HttpRequest, found: Chat) -> HttpResponse:
    text = request.POST.get("text", "").replace("\0", "").strip()
    if not 0 < len(text) <= LONGEST:
        problem = f"The note isn't added: it has 1 to {LONGEST:,} characters."
        return my_chats.page(request, found, typed={"note": text}, problem=problem, status=409)
    try:
        moves.add_note(found.business, found.id, request.user, text)  # type: ignore[arg-type]
    except Refused as problem:
        messages.error(request, str(problem))
    return redirect("my-chat", found.id)
