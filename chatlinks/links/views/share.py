"""POST /c/<token>/shares: make a link for anyone, in one step."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from chatlinks.links.gate import Viewer, member_of_link
from chatlinks.links.models import ChatLink
from chatlinks.web.notices import bad_request

LASTS = {
    "1h": timedelta(hours=1),
    "1d": timedelta(days=1),
    "7d": timedelta(days=7),
    "30d": timedelta(days=30),
    "never": None,
}
SHORTEST_PASSCODE = 4  # characters
LONGEST_PASSCODE = 100
TOO_SHORT = (
    f"No link was made: a passcode has {SHORTEST_PASSCODE} to {LONGEST_PASSCODE} characters."
)
MADE = "The link is made. Whoever opens it sees this conversation with personal details hidden."


@require_POST
@member_of_link
def share(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    chosen = request.POST.get("expires", "7d")
    if chosen not in LASTS:
        return bad_request(request)
    passcode = request.POST.get("passcode", "").strip()
    if passcode and not SHORTEST_PASSCODE <= len(passcode) <= LONGEST_PASSCODE:
        messages.error(request, TOO_SHORT)
        return redirect(f"{viewer.path}#share")
    lasts = LASTS[chosen]
    ends = timezone.now() + lasts if lasts else None
    ChatLink.for_anyone(viewer.conversation, viewer.person_id, ends, passcode)
    messages.success(request, MADE)
    return redirect(f"{viewer.path}#share")
