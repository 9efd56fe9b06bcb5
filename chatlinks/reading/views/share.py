"""POST /c/<token>/shares: make a link for anyone, in one step."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from chatlinks.links.gate import Viewer, member_of_link
from chatlinks.links.models import ChatLink
from chatlinks.reading.page import page
from chatlinks.reading.view_models import ShareForm
from chatlinks.web.notices import bad_request

LASTS = {
    "1h": timedelta(hours=1),
    "1d": timedelta(days=1),
    "7d": timedelta(days=7),
    "30d": timedelta(days=30),
    "never": None,
}
COVERS = ("now", "end")
SHORTEST_PASSCODE = 4  # characters
LONGEST_PASSCODE = 100
WRONG_LENGTH = (
    f"A passcode has {SHORTEST_PASSCODE} to {LONGEST_PASSCODE} characters. No link was made."
)
MADE = "The link is made. Whoever opens it sees this conversation with personal details hidden."


@require_POST
@member_of_link
def share(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    form = filled_in(request)
    if form.expires not in LASTS or form.covers not in COVERS:
        return bad_request(request)
    if form.problem:
        shown = page(request, viewer)._replace(share_form=form)
        return render(request, "reading/page.html", {"page": shown}, status=400)
    lasts = LASTS[form.expires]
    ends = timezone.now() + lasts if lasts else None
    link = ChatLink.for_anyone(
        viewer.conversation,
        viewer.person_id,
        ends,
        form.passcode,
        covering=form.covers,
    )
    messages.success(request, MADE)
    return redirect(f"{viewer.path}?made={link.pk}#share")


def filled_in(request: HttpRequest) -> ShareForm:
    """The form as it was sent, and what is wrong with it."""
    passcode = request.POST.get("passcode", "").replace("\0", "").strip()
    fits = not passcode or SHORTEST_PASSCODE <= len(passcode) <= LONGEST_PASSCODE
    return ShareForm(
        expires=request.POST.get("expires", "7d"),
        covers=request.POST.get("covers", "now"),
        passcode=passcode,
        problem="" if fits else WRONG_LENGTH,
    )
