"""POST /c/<token>/passcode: open a link for anyone that asks for one."""

from datetime import timedelta

from django.contrib.auth.decorators import login_not_required
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from chatlinks.links import access
from chatlinks.links.gate import TOKEN_LENGTH, ask_passcode, gone, no_such_link, proof
from chatlinks.links.models import ChatLink, PasscodeTry
from chatlinks.web.notices import notice

TRIES = 10
WITHIN = timedelta(minutes=15)


@login_not_required
@require_http_methods(["GET", "POST"])
def give(request: HttpRequest, token: str) -> HttpResponse:
    if request.method == "GET":  # the address that stays in the bar after a wrong one
        return redirect(reverse("chat-link", args=[token]))
    person_id = request.user.pk if request.user.is_authenticated else None
    subject = access.find(token[:TOKEN_LENGTH], person_id)
    if subject is None or not subject.passcode:
        return no_such_link(request)
    if not subject.live:
        return gone(request, subject)
    link = ChatLink.objects.get(pk=subject.link_id, business_id=subject.business_id)
    if PasscodeTry.objects.filter(link=link, at__gt=timezone.now() - WITHIN).count() >= TRIES:
        return notice(
            request, 429, "Too many wrong passcodes", "Wait 15 minutes, then try again. Ask whoever sent the link for its passcode.",
            [("Back", reverse("chat-link", args=[token]))],
        )  # fmt: skip
    if not link.admits(request.POST.get("passcode", "").strip()[:200]):
        PasscodeTry.objects.create(link=link)
        return ask_passcode(
            request, token, "That isn't the passcode. Check capitals and try again."
        )
    path = reverse("chat-link", args=[token])
    response = redirect(path)
    response.set_cookie(
        "passcode", signing.dumps(proof(subject), salt=token), max_age=12 * 3600, path=path, httponly=True,
        secure=request.is_secure(), samesite="Lax",
    )  # fmt: skip
    return response
