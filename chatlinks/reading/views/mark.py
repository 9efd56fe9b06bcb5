"""POST /c/<token>/marks: mark a passage as personal by hand.

POST /c/<token>/marks/<id>/undo: take it back.
"""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from chatlinks.conversations.remasking import marks
from chatlinks.links.gate import admin_of_link, by_their_eyes, details_shown, viewer_of_link
from chatlinks.links.sharing import view_as
from chatlinks.links.viewer import Viewer
from chatlinks.reading.page import page
from chatlinks.reading.view_models import MarkForm
from chatlinks.web.notes import Undo, say
from chatlinks.web.numbers import number

LONGEST = 1000  # characters of a passage
MARKED = "Marked as personal {where}. Whoever may not see personal details doesn't see it any more."


@require_POST
@viewer_of_link
@details_shown
def make(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    form = filled_in(request)
    try:
        mark = marks.mark(
            viewer.conversation,
            form.passage,
            message_id=form.message,
            everywhere=form.everywhere,
            by=viewer.person_id,
        )
    except marks.NotThere as problem:
        return give_back(request, viewer, str(problem))
    where = "in all conversations of this user" if form.everywhere else "in this message"
    taken_back = Undo(reverse("undo-mark", args=[viewer.token, mark.pk]), {})
    say(
        request,
        MARKED.format(where=where),
        taken_back if viewer.is_admin else None,
    )
    query = urlencode({**view_as.query_of(request), "at": mark.message})
    return redirect(f"{viewer.path}?{query}#m-{mark.message}")


def filled_in(request: HttpRequest) -> MarkForm:
    """The form as it was sent."""
    return MarkForm(
        passage=request.POST.get("passage", "").replace("\0", "")[:LONGEST],
        message=number(request.POST.get("message")),
        everywhere=request.POST.get("scope") != "message",
    )


def give_back(request: HttpRequest, viewer: Viewer, problem: str) -> HttpResponse:
    """The page once more, with the form as it was typed and what is wrong beside it."""
    form = filled_in(request)._replace(problem=problem)
    shown = page(request, by_their_eyes(request, viewer))._replace(mark_form=form)
    return render(request, "reading/page.html", {"page": shown}, status=400)


@require_POST
@admin_of_link
def undo(request: HttpRequest, viewer: Viewer, mark: int) -> HttpResponse:
    standing = viewer.contact.mark_set.filter(business_id=viewer.access.business_id, undone_at=None)
    marks.undo(get_object_or_404(standing, pk=mark), viewer.person_id)
    messages.success(request, "The mark is taken back.")
    return redirect(viewer.path)
