"""GET /c/<token>/share: the panel that shares a conversation, with what a link would show.

POST /c/<token>/shares: make a link for anyone, in one step.
"""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from chatlinks.links import notes
from chatlinks.links.coverage import Passage, passage_between
from chatlinks.links.gate import Viewer, member_of_link
from chatlinks.links.models import ChatLink
from chatlinks.reading.share_page import share_page
from chatlinks.reading.view_models import ShareForm
from chatlinks.web.notices import bad_request
from chatlinks.web.numbers import number

LASTS = {
    "1h": timedelta(hours=1),
    "1d": timedelta(days=1),
    "7d": timedelta(days=7),
    "30d": timedelta(days=30),
    "never": None,
}
COVERS = ("now", "end", "passage")
SHORTEST_PASSCODE = 4  # characters
LONGEST_PASSCODE = 100
WRONG_LENGTH = (
    f"A passcode has {SHORTEST_PASSCODE} to {LONGEST_PASSCODE} characters. No link was made."
)
NO_PASSAGE = (
    "Choose the first and the last message, the last not before the first. No link was made."
)
MADE = "The link is made. Whoever opens it sees what is shown here, with personal details hidden."


@require_safe
@member_of_link
def show(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    return render(request, "reading/share.html", {"page": share_page(request, viewer.own)})


@require_POST
@member_of_link
def share(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    form = filled_in(request)
    if form.expires not in LASTS or form.covers not in COVERS:
        return bad_request(request)
    covering = covered_by(form, viewer)
    if covering is None:
        form = form._replace(passage_problem=NO_PASSAGE)
    if form.problem or covering is None:
        shown = share_page(request, viewer, form)
        return render(request, "reading/share.html", {"page": shown}, status=400)
    lasts = LASTS[form.expires]
    ends = timezone.now() + lasts if lasts else None
    link = ChatLink.for_anyone(
        viewer.conversation,
        viewer.person_id,
        ends,
        form.passcode,
        covering=covering,
    )
    link.annotate(form.note, form.start)
    messages.success(request, MADE)
    return redirect(f"{reverse('share-panel', args=[viewer.token])}?made={link.pk}")


def covered_by(form: ShareForm, viewer: Viewer) -> str | Passage | None:
    """None for a passage that is none of the conversation."""
    if form.covers != "passage":
        return form.covers
    access = viewer.access
    return passage_between(access.business_id, access.conversation_id, form.first, form.last)


def filled_in(request: HttpRequest) -> ShareForm:
    """The form as it was sent, and what is wrong with it."""
    passcode = request.POST.get("passcode", "").replace("\0", "").strip()
    fits = not passcode or SHORTEST_PASSCODE <= len(passcode) <= LONGEST_PASSCODE
    return ShareForm(
        expires=request.POST.get("expires", "7d"),
        covers=request.POST.get("covers", "now"),
        first=number(request.POST.get("first")),
        last=number(request.POST.get("last")),
        start=number(request.POST.get("start")),
        note=request.POST.get("note", "").replace("\0", "").strip()[: notes.LONGEST],
        passcode=passcode,
        problem="" if fits else WRONG_LENGTH,
    )
