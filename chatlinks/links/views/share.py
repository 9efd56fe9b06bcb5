"""POST /c/<token>/shares: make a link for anyone, in one step."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from chatlinks.conversations.models import Conversation
from chatlinks.links.gate import Viewer, chat_link
from chatlinks.links.models import ChatLink
from chatlinks.web.notices import bad_request, forbidden

LASTS = {
    "1h": timedelta(hours=1),
    "1d": timedelta(days=1),
    "7d": timedelta(days=7),
    "30d": timedelta(days=30),
    "never": None,
}
SHORTEST_PASSCODE, LONGEST_PASSCODE = 4, 100


@require_POST
@chat_link
def share(request: HttpRequest, entry: Viewer) -> HttpResponse:
    if not entry.is_member:
        return forbidden(request)
    chosen, passcode = request.POST.get("expires", "7d"), request.POST.get("passcode", "").strip()
    if chosen not in LASTS:
        return bad_request(request)
    if passcode and not SHORTEST_PASSCODE <= len(passcode) <= LONGEST_PASSCODE:
        messages.error(
            request,
            f"No link was made: a passcode has {SHORTEST_PASSCODE} to {LONGEST_PASSCODE} characters.",
        )
        return redirect(f"{entry.path}#share")
    lasts = LASTS[chosen]
    subject = entry.subject
    conversation = Conversation.objects.get(
        pk=subject.conversation_id, business_id=subject.business_id
    )
    ChatLink.for_anyone(
        conversation, entry.person_id, timezone.now() + lasts if lasts else None, passcode
    )
    messages.success(
        request,
        "The link is made. Whoever opens it sees this conversation with personal details hidden.",
    )
    return redirect(f"{entry.path}#share")
