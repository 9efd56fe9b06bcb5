"""What those are told at the gate who may not come in. Never a word of the conversation."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from chatlinks.links import members
from chatlinks.links.access import LinkAccess
from chatlinks.links.addresses import link_path
from chatlinks.links.people.asking import ask_address
from chatlinks.links.strangers.passcode import ask_passcode
from chatlinks.web.notices import Forbidden, NotFound, notice
from chatlinks.workspaces.rule import Verdict, may_open


def refuse(
    request: HttpRequest,
    access: LinkAccess,
    token: str,
    verdict: Verdict,
) -> HttpResponse:
    """What to do about it; raises NotFound or Forbidden where nothing can be done."""
    if verdict is Verdict.SIGN_IN:
        here = urlencode({"next": request.get_full_path()})
        return redirect(f"{reverse('account_login')}?{here}")
    if verdict is Verdict.ADDRESS:
        return ask_address(request, token)
    if verdict is Verdict.PASSCODE:
        return ask_passcode(request, token)
    if verdict is Verdict.GONE:
        return gone(request, access)
    if access.is_strange:
        raise no_such_link()
    raise not_open()


def no_such_link() -> NotFound:
    """Alike for a token that never was, a deleted conversation, and another business's."""
    return NotFound(
        "This link doesn’t open for you",
        "It may be cut off or mistyped, its conversation may have been deleted, or it belongs to a "
        "business that you are not a member of. Ask whoever sent it for a new one.",
    )


def not_open() -> Forbidden:
    return Forbidden(
        "This conversation isn't open to you",
        "Your membership doesn't include it. An admin of the business can change that.",
    )


def gone(request: HttpRequest, access: LinkAccess) -> HttpResponse:
    """410; who may open the conversation without the link is led on to it."""
    heading, text = why_gone(access)
    actions = []
    if may_open(access.member):
        own = members.token_of(access.business_id, access.conversation_id)
        actions = [("Open it with your own access", link_path(own))]
    return notice(request, 410, heading, text, actions)


def why_gone(access: LinkAccess) -> tuple[str, str]:
    """Heading and text."""
    if access.revoked_at:
        return "This link has ended", "Whoever shared it can make a new one."
    if access.expired:
        return "This link has expired", "Whoever shared it can make a new one."
    if access.locked:
        return "This link is closed", "Its business is closed for now. Ask whoever shared it."
    return "This link is paused", "It may open again later. Ask whoever shared it."
