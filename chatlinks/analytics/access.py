"""Who may analyse: members with Intelligent Analytics. Whoever they are otherwise, here they only ever see masked text."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse

from chatlinks.web.notices import forbidden, not_found
from chatlinks.workspaces.models import Business

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, Business, P], HttpResponse]


def businesses_of(person: Any) -> list[Business]:
    """The businesses that this person may analyse, by name."""
    held = Business.objects.filter(
        memberships__person=person.pk,
        memberships__active=True,
        memberships__intelligent_analytics=True,
    )
    return list(held.order_by("name", "pk"))


def belongs(person: Any, key: str) -> bool:
    """Is this person a member of the business at all?"""
    return Business.objects.filter(
        key=key, memberships__person=person.pk, memberships__active=True
    ).exists()


def analyst(view: View[P]) -> Callable[..., HttpResponse]:
    """Turn `view(request, business)` into a view of the business named by `?business=`, else of the first.

    Members without the access are told that it isn't theirs; a business that isn't theirs is nobody's they know of.
    """

    @wraps(view)
    def entered(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        mine = businesses_of(request.user)
        wanted = request.POST.get("business") or request.GET.get("business") or ""
        wanted = wanted.replace("\0", "?")  # no key has either
        if wanted and not any(each.key == wanted for each in mine):
            return forbidden(request) if belongs(request.user, wanted) else not_found(request)
        if not mine:
            return forbidden(request)
        business = next((each for each in mine if each.key == wanted), mine[0])
        request.businesses = mine  # type: ignore[attr-defined]
        return view(request, business, *args, **kwargs)

    return entered
