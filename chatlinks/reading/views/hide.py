"""POST /c/<token>/hide: mask what may still be personal, before it is shared: one passage, or all.

POST /c/<token>/hide/undo: take it back.
"""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from chatlinks.conversations.remasking import marks
from chatlinks.links.gate import admin_of_link, details_shown, in_guise, viewer_of_link
from chatlinks.links.sharing.view_as import covering_asked
from chatlinks.links.viewer import Viewer
from chatlinks.reading.sharing.reveals import to_hide
from chatlinks.web.notes import Undo, say
from chatlinks.web.numbers import number

LONGEST = 1200  # characters of a key
MOST_MARKS = 200


@require_POST
@viewer_of_link
@details_shown
def hide(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    covering = covering_asked(request.POST)
    coverage = in_guise(viewer, "anyone", covering, {}).coverage
    passages = to_hide(
        viewer,
        coverage,
        request.POST.get("key", "")[:LONGEST],
    )
    if passages:
        made = marks.mark_each(viewer.conversation, passages, viewer.person_id)
        ids = ",".join(str(mark.pk) for mark in made)
        undo = Undo(reverse("undo-hide", args=[viewer.token]), {"marks": ids})
        count = "One passage is" if len(made) == 1 else f"{len(made)} passages are"
        text = f"{count} hidden from now on, everywhere in this user’s conversations."
        say(request, text, undo if viewer.is_admin else None)
    panel = reverse("share-panel", args=[viewer.token])
    return redirect(f"{panel}?{urlencode(covering.query)}#reveals")


@require_POST
@admin_of_link
def undo(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    ids = [number(each) for each in request.POST.get("marks", "").split(",")[:MOST_MARKS]]
    standing = viewer.contact.mark_set.filter(
        business_id=viewer.access.business_id,
        pk__in=[each for each in ids if each is not None],
    )
    marks.undo_each(list(standing), viewer.person_id)
    say(request, "What was hidden is readable again.")
    return redirect(f"{reverse('share-panel', args=[viewer.token])}#reveals")
