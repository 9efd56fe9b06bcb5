"""POST /c/<token>/code: ask for a code, by an address. POST /c/<token>/proof: give it back."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from chatlinks.links import tokens
from chatlinks.links.access import LinkAccess, access_by
from chatlinks.links.addresses import link_path
from chatlinks.links.people import codes, session
from chatlinks.links.people.asking import ask_address, ask_code
from chatlinks.links.people.invitees import ADDRESS, LONGEST
from chatlinks.links.strangers.guessing import CODES, WRONG_CODES, note_guessing
from chatlinks.links.strangers.refusals import gone, no_such_link
from chatlinks.links.strangers.senders import sender_hash
from chatlinks.links.strangers.tries import TooMany
from chatlinks.web.notices import notice

NO_ADDRESS = "That isn’t an e-mail address. Check it and try again."
WRONG = "That isn’t the code, or it isn’t good any more. Check it, or ask for a new one."
LONGEST_CODE = 12  # characters that are looked at


@login_not_required  # it is what opens a link for people
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, token: str) -> HttpResponse:
    if request.method == "GET":  # the address that stays in the bar
        return redirect(link_path(token))
    access = link_for_people(token)
    if not access.live:
        return gone(request, access)
    typed = request.POST.get("address", "").replace("\0", "").strip()
    address = typed.casefold()
    if len(address) > LONGEST or not ADDRESS.fullmatch(address):
        return ask_address(request, token, typed[:LONGEST], NO_ADDRESS)
    try:
        ticket = codes.ask(access, address, sender_hash(access.business_id, request))
    except TooMany as problem:
        note_guessing(access, CODES)
        return too_many(request, token, problem)
    return ask_code(request, token, ticket)


@login_not_required  # it is what opens a link for people
@require_http_methods(["GET", "POST"])
def prove(request: HttpRequest, token: str) -> HttpResponse:
    if request.method == "GET":
        return redirect(link_path(token))
    access = link_for_people(token)
    if not access.live:
        return gone(request, access)
    ticket = request.POST.get("ticket", "")[:200]
    code = "".join(request.POST.get("code", "").split())[:LONGEST_CODE]
    invitee_id = codes.prove(access, ticket, code)
    if invitee_id is None:
        if codes.is_used_up(access, ticket):
            note_guessing(access, WRONG_CODES)
        return ask_code(request, token, ticket, code, WRONG)
    response = redirect(link_path(token))
    session.remember(
        request,
        response,
        access,
        token,
        invitee_id,
    )
    return response


def link_for_people(token: str) -> LinkAccess:
    """Raises NotFound for any other."""
    access = access_by(token[: tokens.LONGEST], None)
    if access is None or access.audience != "people":
        raise no_such_link()
    return access


def too_many(request: HttpRequest, token: str, problem: TooMany) -> HttpResponse:
    return notice(
        request,
        429,
        "Too many codes were asked for",
        "A code that you have is good for ten minutes. "
        f"Wait {problem.in_words}, then ask for another one.",
        [("Back", link_path(token))],
    )
