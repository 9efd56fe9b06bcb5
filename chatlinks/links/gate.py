"""At the door of every chat link route: find the link, apply the rule, answer whoever may not come in."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, wraps
from typing import Any, Concatenate, ParamSpec
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from chatlinks.conversations.remasking import changed_policy
from chatlinks.links import access, addresses, members
from chatlinks.links.access import LinkAccess
from chatlinks.web.notices import notice
from chatlinks.web.numbers import number
from chatlinks.workspaces.models import Business
from chatlinks.workspaces.rule import Verdict, may_open

P = ParamSpec("P")
TOKEN_LENGTH = 64


@dataclass(frozen=True)
class Viewer:
    """Somebody who may come in."""

    subject: LinkAccess
    token: str
    person_id: int | None
    verdict: Verdict
    previewing: bool = False

    @property
    def shown(self) -> bool:
        """Personal details are shown; never of a contact whose key is gone."""
        return (
            self.verdict is Verdict.SHOWN
            and not self.previewing
            and self.subject.master is not None
        )

    @cached_property
    def is_member(self) -> bool:
        """Here by an own right, not only because anyone with the link may come."""
        return may_open(self.subject.member)

    @property
    def administers(self) -> bool:
        """An admin of the conversation's business."""
        return self.is_member and self.subject.role == "admin"

    @property
    def path(self) -> str:
        return addresses.link(self.token)


View = Callable[Concatenate[HttpRequest, Viewer, P], HttpResponse]


def chat_link(view: View[P]) -> Callable[..., HttpResponse]:
    """Turn `view(request, entry)` into a view of `/c/<token>…` that only those may reach who may open the link."""

    @login_not_required
    @wraps(view)
    def entered(
        request: HttpRequest, token: str, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        person_id = request.user.pk if request.user.is_authenticated else None
        subject = access.find(token[:TOKEN_LENGTH], person_id, number(request.GET.get("at")))
        if subject is None:
            return no_such_link(request)
        verdict = access.judge(
            subject, person_id is not None, gave_passcode(request, subject, token)
        )
        if not verdict.opens:
            return refuse(request, subject, token, verdict)
        if subject.stale:
            changed_policy.bring_up_to_date(
                Business.objects.get(pk=subject.business_id), subject.contact_id
            )
            return entered(request, token, *args, **kwargs)
        entry = Viewer(subject, token, person_id, verdict, request.GET.get("as") == "others")
        return view(request, entry, *args, **kwargs)

    return entered


def member_entry(person_id: int, business_id: int, conversation_id: int) -> Viewer | None:
    """How a member of the business comes to one of its conversations, by their own right.

    None for whoever is no member; raises PermissionError for members to whom it isn't open.
    """
    token = members.token_of(business_id, conversation_id)
    subject = access.find(token, person_id)
    if subject is None or subject.member is None or not subject.member.active:
        return None
    verdict = access.judge(subject, True, False)
    if not verdict.opens:
        raise PermissionError
    return Viewer(subject, token, person_id, verdict)


def refuse(request: HttpRequest, subject: LinkAccess, token: str, verdict: Verdict) -> HttpResponse:
    if verdict is Verdict.SIGN_IN:
        return redirect(
            f"{reverse('account_login')}?{urlencode({'next': request.get_full_path()})}"
        )
    if verdict is Verdict.PASSCODE:
        return ask_passcode(request, token)
    if verdict is Verdict.GONE:
        return gone(request, subject)
    if subject.member is None or not subject.member.active:
        return no_such_link(request)
    return notice(
        request, 403, "This conversation isn't open to you",
        "Your membership doesn't include it. An admin of the business can change that.",
        [("Go to your conversations", "/")],
    )  # fmt: skip


def no_such_link(request: HttpRequest) -> HttpResponse:
    """Said alike of a token that never was, of a deleted conversation, and of another business's."""
    return notice(
        request, 404, "This link leads nowhere for you",
        "It may be cut off or mistyped, its conversation may have been deleted, or it belongs to a business "
        "that you are not a member of. Ask whoever sent it for a new one.",
        [("Go to your conversations", "/")],
    )  # fmt: skip


def gone(request: HttpRequest, subject: LinkAccess) -> HttpResponse:
    actions = []
    if may_open(subject.member):
        own = members.token_of(subject.business_id, subject.conversation_id)
        actions = [("Open it with your own access", reverse("chat-link", args=[own]))]
    return notice(
        request, 410, "This link has ended" if subject.revoked_at else "This link has expired",
        "Whoever shared it can make a new one.", actions,
    )  # fmt: skip


def ask_passcode(
    request: HttpRequest, token: str, problem: str = "", status: int = 401
) -> HttpResponse:
    action = reverse("passcode", args=[token])
    return render(
        request, "links/passcode.html", {"action": action, "error": problem}, status=status
    )


def proof(subject: LinkAccess) -> dict[str, Any]:
    """What the passcode cookie says; it ends with the passcode that it was given for."""
    return {"link": subject.link_id, "for": subject.passcode[-16:]}


def gave_passcode(request: HttpRequest, subject: LinkAccess, token: str) -> bool:
    if not subject.passcode:
        return True
    try:
        return bool(
            signing.loads(request.COOKIES.get("passcode", ""), salt=token, max_age=12 * 3600)
            == proof(subject)
        )
    except signing.BadSignature:
        return False
