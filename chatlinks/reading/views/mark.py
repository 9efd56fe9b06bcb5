"""POST /c/<token>/marks: mark a passage as personal by hand. POST /c/<token>/marks/<id>/undo: take it back."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from chatlinks.conversations.models import Conversation, Mark
from chatlinks.conversations.remasking import marks
from chatlinks.links.gate import Viewer, chat_link
from chatlinks.web.notices import forbidden
from chatlinks.web.numbers import number

LONGEST = 1000  # characters of a passage


@require_POST
@chat_link
def make(request: HttpRequest, entry: Viewer) -> HttpResponse:
    if not entry.shown:
        return forbidden(request)
    subject = entry.subject
    conversation = Conversation.objects.get(
        pk=subject.conversation_id, business_id=subject.business_id
    )
    passage, everywhere = (
        request.POST.get("passage", "")[:LONGEST],
        request.POST.get("scope") != "message",
    )
    message_id = number(request.POST.get("message"))
    try:
        made = marks.mark(
            conversation, passage, message_id=message_id, everywhere=everywhere, by=entry.person_id
        )
    except marks.NotThere as problem:
        messages.error(request, str(problem))
        return redirect(entry.path)
    where = "in all conversations of this user" if everywhere else "in this message"
    messages.success(
        request,
        f"Marked as personal {where}. Whoever may not see personal details doesn't see it any more.",
    )
    return redirect(f"{entry.path}?at={made.message}#m-{made.message}")


@require_POST
@chat_link
def undo(request: HttpRequest, entry: Viewer, mark: int) -> HttpResponse:
    if not entry.administers:
        return forbidden(request)
    subject = entry.subject
    found = Mark.objects.filter(
        pk=mark, business_id=subject.business_id, contact_id=subject.contact_id, undone_at=None
    ).first()
    if found is None:
        raise Http404
    marks.undo(found, entry.person_id)
    messages.success(request, "The mark is taken back.")
    return redirect(entry.path)
