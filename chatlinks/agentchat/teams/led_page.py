"""Which of the businesses that somebody leads are on a page of Teams.

Most people lead a few, and see them all; who leads a thousand turns pages, or looks for a name.
"""

from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse

from chatlinks.web.numbers import number
from chatlinks.workspaces.memberships import lead_memberships
from chatlinks.workspaces.models import Business, Membership

PAGE = 10  # businesses
LONGEST_QUERY = 100  # characters


class LedPage(NamedTuple):
    """One page of them, by name."""

    businesses: list[Business]
    query: str  # part of a name
    first: int  # the place of the first, from 1
    total: int
    earlier_url: str | None
    later_url: str | None

    @property
    def last(self) -> int:
        return self.first + len(self.businesses) - 1

    @property
    def searched(self) -> bool:
        """Are there so many that a name is looked for?"""
        return bool(self.query) or self.total > PAGE


def teams_path(business_id: int) -> str:
    """The page of Teams on which a business is, at its place."""
    return f"{reverse('teams')}?business={business_id}#business-{business_id}"


def led_page(person: Any, asked: QueryDict) -> LedPage:
    query = asked.get("q", "").replace("\0", "").strip()[:LONGEST_QUERY]
    led = lead_memberships(person).order_by("business__name", "business_id")
    if query:
        led = led.filter(business__name__icontains=query)
    total = led.count()
    start = first_of(led, total, asked)
    return LedPage(
        businesses=[each.business for each in led[start : start + PAGE]],
        query=query,
        first=start + 1,
        total=total,
        earlier_url=page_url(query, start - PAGE) if start else None,
        later_url=page_url(query, start + PAGE) if start + PAGE < total else None,
    )


def first_of(
    led: QuerySet[Membership],
    total: int,
    asked: QueryDict,
) -> int:
    """How many lie before the page: that of one business, or the one that is asked for."""
    place = (number(asked.get("page")) or 1) - 1
    wanted = number(asked.get("business"))
    if wanted is not None and total > PAGE:
        ids = list(led.values_list("business_id", flat=True))
        place = ids.index(wanted) // PAGE if wanted in ids else 0
    last = max(0, total - 1) // PAGE
    return min(max(place, 0), last) * PAGE


def page_url(query: str, start: int) -> str:
    asked = {"q": query} if query else {}
    return "?" + urlencode({**asked, "page": start // PAGE + 1})
