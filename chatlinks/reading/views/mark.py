"""POST /c/<token>/marks: mark a passage as personal by hand.

POST /c/<token>/marks/<id>/undo: take it back.
"""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from chatlinks.conversations.remasking import marks
from chatlinks.links.gate import Viewer, admin_of_link, details_shown, viewer_of_link
from chatlinks.web.numbers import number

LONGEST = 1000  # characters of a passage
MARKED = "Marked as personal {where}. Whoever may not see personal details doesn't see it any more."


@require_POST
@viewer_of_link
@details_shown
def make(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    everywhere = request.POST.get("scope") != "message"
    try:
        mark = marks.mark(
            viewer.conversation,
            request.POST.get("passage", "")[:LONGEST],
            message_id=number(request.POST.get("message")),
            everywhere=everywhere,
            by=viewer.person_id,
        )
    except marks.NotThere as problem:
        messages.error(request, str(problem))
        return redirect(viewer.path)
    where = "in all conversations of this user" if everywhere else "in this message"
    messages.success(request, MARKED.format(where=where))
    return redirect(f"{viewer.path}?at={mark.message}#m-{mark.message}")


@require_POST
@admin_of_link
def undo(request: HttpRequest, viewer: Viewer, mark: int) -> HttpResponse:
    standing = viewer.contact.mark_set.filter(business_id=viewer.access.business_id, undone_at=None)
    marks.undo(get_object_or_404(standing, pk=mark), viewer.person_id)
    messages.success(request, "The mark is taken back.")
    return redirect(viewer.path)
