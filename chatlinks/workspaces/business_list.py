"""The page that leads to one of several businesses: by name, so many at a time, of a thousand, too.

Rooms hand it the businesses in which a person has the right, and a template that says what for.
"""

from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from chatlinks.web.numbers import number
from chatlinks.workspaces.models import Business

PAGE = 50
MOST_PAGES = 10_000
LONGEST = 100  # characters that a name is looked for by


class BusinessLine(NamedTuple):
    name: str
    profile: str
    url: str

    @property
    def profile_label(self) -> str:
        return str(Business.Profile(self.profile).label)


class BusinessList(NamedTuple):
    """What the template is given."""

    lines: list[BusinessLine]
    query: str
    before: str | None  # the way to the page before
    further: str | None

    @property
    def searched(self) -> bool:
        """Is there a field to look for one by name?"""
        return bool(self.query or self.before or self.further)


def choose_business(
    request: HttpRequest,
    businesses: QuerySet[Business],
    route: str,
    template: str,
) -> HttpResponse:
    """The list; who has one business alone is led on to it. `route` takes a business's key."""
    listed = business_list(request, businesses, route)
    if len(listed.lines) == 1 and not listed.searched:
        return redirect(listed.lines[0].url)
    return render(request, template, {"businesses": listed})


def business_list(
    request: HttpRequest,
    businesses: QuerySet[Business],
    route: str,
) -> BusinessList:
    query = request.GET.get("q", "").replace("\0", "").strip()[:LONGEST]
    page = min(number(request.GET.get("page")) or 0, MOST_PAGES)
    if query:
        businesses = businesses.filter(name__icontains=query)
    first = page * PAGE
    some: Any = businesses.order_by("name", "pk").values_list("name", "profile", "key")
    rows = list(some[first : first + PAGE + 1])
    address = reverse(route, args=["KEY"])  # worked out once: fifty times would be half the page
    return BusinessList(
        lines=[
            BusinessLine(name, profile, address.replace("KEY", key))
            for name, profile, key in rows[:PAGE]
        ],
        query=query,
        before=page_url(query, page - 1) if page else None,
        further=page_url(query, page + 1) if len(rows) > PAGE else None,
    )


def page_url(query: str, page: int) -> str:
    named = {"q": query, "page": page}
    return "?" + urlencode({name: value for name, value in named.items() if value})
