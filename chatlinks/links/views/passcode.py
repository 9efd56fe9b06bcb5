"""POST /c/<token>/passcode: open a link for anyone that asks for one."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from chatlinks.links import tokens
from chatlinks.links.access import access_by
from chatlinks.links.addresses import link_path
from chatlinks.links.models import ChatLink
from chatlinks.links.people import session
from chatlinks.links.strangers import passcode
from chatlinks.links.strangers.guessing import PASSCODES, note_guessing
from chatlinks.links.strangers.refusals import gone, no_such_link
from chatlinks.links.strangers.senders import sender_hash
from chatlinks.links.strangers.tries import TooMany
from chatlinks.web.notices import notice

WRONG = "That isn't the passcode. Check capitals and try again."
LONGEST = 200  # characters that are looked at: to hash more costs more


@login_not_required  # it is what opens a link for anyone
@require_http_methods(["GET", "POST"])
def give(request: HttpRequest, token: str) -> HttpResponse:
    path = link_path(token)
    if request.method == "GET":  # the address that stays in the bar after a wrong one
        return redirect(path)
    person_id = request.user.pk if request.user.is_authenticated else None
    access = access_by(token[: tokens.LONGEST], person_id)
    if access is None or not access.passcode:
        raise no_such_link()
    if not access.live:
        return gone(request, access)
    if access.audience == "people" and session.proved_address(request, access, token) is None:
        return redirect(path)  # the address comes first: nobody else has anything to try
    link = ChatLink.of(access.business_id, access.conversation_id).get(pk=access.link_id)
    try:
        attempt = link.begin_try(sender_hash(access.business_id, request))
    except TooMany as problem:
        note_guessing(access, PASSCODES, person_id)
        return too_many(request, path, problem)
    if not link.admits(request.POST.get("passcode", "").strip()[:LONGEST]):
        return passcode.ask_passcode(request, token, WRONG)
    attempt.delete()  # only wrong ones count
    response = redirect(path)
    passcode.remember(request, response, access, token)
    return response


def too_many(request: HttpRequest, path: str, problem: TooMany) -> HttpResponse:
    return notice(
        request,
        429,
        "Too many wrong passcodes",
        f"Wait {problem.in_words}, then try again. Ask whoever sent the link for its passcode.",
        [("Back", path)],
    )
