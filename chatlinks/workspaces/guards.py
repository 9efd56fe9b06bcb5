"""Guards that ask memberships alone.

Each is a decorator of a view, and the only way past it is to be who its name says.

`…_required`: a page of no business in particular, for whoever has the right in any.
`…_of_<thing>`: the address names the thing; the view is given it, once its visitor has the right
to it.

Whoever is no member of the business is told that there is nothing (Http404); its members who lack
the right, that it isn't open to them (PermissionDenied).

Guards that go by a link are in `links.gate`, by a chat in `agentchat.access`. Who is signed out
never comes this far: settings have a sign-in asked for everywhere.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from chatlinks.workspaces.memberships import (
    LEADING,
    BusinessName,
    administered_by,
    analysed_by,
    audited_by,
    belongs_to,
    chat_memberships,
    lead_memberships,
    lookup_businesses,
    manages,
    may_hand_out_password,
    membership_at,
    readable_by,
)
from chatlinks.workspaces.models import Business, Membership, Team

P = ParamSpec("P")
PlainView = Callable[Concatenate[HttpRequest, P], HttpResponse]
BusinessView = Callable[Concatenate[HttpRequest, Business, P], HttpResponse]
MemberView = Callable[Concatenate[HttpRequest, Business, Membership, P], HttpResponse]
TeamView = Callable[Concatenate[HttpRequest, Team, P], HttpResponse]
Guarded = Callable[..., HttpResponse]


class PlainGuard(Protocol):
    def __call__(self, view: PlainView[P], /) -> Guarded: ...


class BusinessGuard(Protocol):
    def __call__(self, view: BusinessView[P], /) -> Guarded: ...


def of_visitors(check: Callable[[HttpRequest], HttpResponse | None]) -> PlainGuard:
    """A guard of pages of no business in particular: `check` raises for whoever may not go on, or
    answers in the view's place.
    """

    def guard(view: PlainView[P]) -> Guarded:
        @wraps(view)
        def guarded(
            request: HttpRequest,
            *args: P.args,
            **kwargs: P.kwargs,
        ) -> HttpResponse:
            return check(request) or view(request, *args, **kwargs)

        return guarded

    return guard


def by_key(find: Callable[[HttpRequest, str], Business]) -> BusinessGuard:
    """A guard of `/…/<key>/…`: `find` gives the business, or raises for whoever may not go on."""

    def guard(view: BusinessView[P]) -> Guarded:
        @wraps(view)
        def guarded(
            request: HttpRequest,
            key: str,
            *args: P.args,
            **kwargs: P.kwargs,
        ) -> HttpResponse:
            return view(request, find(request, key), *args, **kwargs)

        return guarded

    return guard


# ── A right in any business ─────────────────────────────────────────────────────────────────────


@of_visitors
def agent_required(request: HttpRequest) -> None:
    """For members with Smart Agent Chat."""
    if not chat_memberships(request.user).exists():
        raise PermissionDenied


@of_visitors
def lead_required(request: HttpRequest) -> None:
    """For team leads and admins with Smart Agent Chat."""
    if not lead_memberships(request.user).exists():
        raise PermissionDenied


@of_visitors
def admin_required(request: HttpRequest) -> HttpResponse | None:
    """For admins of a business, and for those who manage the whole server: where there is no
    business yet, these are led on to making one.
    """
    if not manages(request.user):
        raise PermissionDenied
    return None if administered_by(request.user).exists() else redirect("start")


@of_visitors
def audit_required(request: HttpRequest) -> HttpResponse | None:
    """For whoever reads the audit of any business."""
    if audited_by(request.user).exists():
        return None
    if request.user.is_superuser:  # there is no business yet
        return redirect("start")
    raise PermissionDenied


@of_visitors
def superuser_required(request: HttpRequest) -> None:
    """For those who manage the whole server."""
    if not getattr(request.user, "is_superuser", False):
        raise PermissionDenied


def lookup_required(
    view: Callable[Concatenate[HttpRequest, list[int], P], HttpResponse],
) -> Guarded:
    """For whoever may look users up by e-mail or phone; the view is given the businesses' ids."""

    @wraps(view)
    def guarded(
        request: HttpRequest,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> HttpResponse:
        businesses = lookup_businesses(request.user)
        if not businesses:
            raise PermissionDenied
        return view(request, businesses, *args, **kwargs)

    return guarded


# ── A right in what the address names ───────────────────────────────────────────────────────────


def lead_of_business(view: BusinessView[P]) -> Guarded:
    """Of `/…/<business_id>/…`: for those who lead it with Smart Agent Chat."""

    @wraps(view)
    def guarded(
        request: HttpRequest,
        business_id: int,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> HttpResponse:
        return view(
            request,
            business_led(request, business_id),
            *args,
            **kwargs,
        )

    return guarded


def lead_of_team(view: TeamView[P]) -> Guarded:
    """Of `/teams/<team_id>/…`: for those who lead the team's business with Smart Agent Chat."""

    @wraps(view)
    def guarded(
        request: HttpRequest,
        team_id: int,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> HttpResponse:
        team = get_object_or_404(Team.objects.select_related("business"), pk=team_id)
        business_led(request, team.business_id)
        return view(request, team, *args, **kwargs)

    return guarded


def business_led(request: HttpRequest, business_id: int) -> Business:
    membership = membership_at(request.user, business_id)
    if membership is None:
        raise Http404
    if not (membership.smart_agent_chat and membership.role in LEADING):
        raise PermissionDenied
    return membership.business


@by_key
def reader_of_business(request: HttpRequest, key: str) -> Business:
    """For its members who may open any conversation at all."""
    if not belongs_to(request.user, key):
        raise Http404
    business = readable_by(request.user).filter(key=key).first()
    if business is None:
        raise PermissionDenied
    return business


@by_key
def admin_of_business(request: HttpRequest, key: str) -> Business:
    """For its admins. Its other members learn no more than strangers: Http404."""
    return get_object_or_404(administered_by(request.user), key=key)


@by_key
def audit_of_business(request: HttpRequest, key: str) -> Business:
    """For who reads its audit. All others learn no more than strangers."""
    return get_object_or_404(audited_by(request.user), key=key)


def admin_of_password(view: MemberView[P]) -> Guarded:
    """Of `/…/<key>/…/<membership>/…`: of the business's admins, for who may set the member's
    password."""

    @admin_of_business
    @wraps(view)
    def guarded(
        request: HttpRequest,
        business: Business,
        /,
        membership: int,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> HttpResponse:
        members = business.memberships.select_related("person")
        member = get_object_or_404(members, pk=membership)
        if not may_hand_out_password(request.user, member.person):
            raise PermissionDenied
        return view(request, business, member, *args, **kwargs)

    return guarded


def analyst_of_business(view: BusinessView[P]) -> Guarded:
    """Of `?business=<key>`, without which it is the first: for its members with Intelligent
    Analytics.

    What they may choose from is left for the page's head in `request.businesses`.
    """

    @wraps(view)
    def guarded(
        request: HttpRequest,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> HttpResponse:
        businesses = analysed_by(request.user)
        business = business_analysed(request, businesses)
        request.businesses = businesses  # type: ignore[attr-defined]
        return view(request, business, *args, **kwargs)

    return guarded


def business_analysed(request: HttpRequest, businesses: list[BusinessName]) -> Business:
    key = request.POST.get("business") or request.GET.get("business") or ""
    key = key.replace("\0", "?")  # no key has either
    chosen = [each for each in businesses if key in ("", each.key)]
    if chosen:
        return Business.objects.get(pk=chosen[0].id)
    if key and not belongs_to(request.user, key):
        raise Http404
    raise PermissionDenied
