"""What the page of Message Analysis is drawn from, in either view."""

from typing import NamedTuple
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict
from markupsafe import Markup

from chatlinks.analytics.lists import columns as columns_
from chatlinks.analytics.lists.columns import Column
from chatlinks.analytics.lists.filters import LABELS, SENDERS, MessageFilters
from chatlinks.analytics.lists.listings import LISTINGS, Listing, read
from chatlinks.analytics.lists.offered_names import offered_names
from chatlinks.analytics.page_header import HeaderLink, PageHeader, page_header
from chatlinks.reading.text import channel_name
from chatlinks.web.lists.choices import Choice
from chatlinks.web.lists.paging import CURSORS, ListPage, filled
from chatlinks.web.lists.totals import Count
from chatlinks.workspaces.models import Business

DIRECTLY = 50_000  # rows of a CSV that is downloaded at once; more is sent by e-mail
USUAL = {"q", "node", "by", "broken"}  # filters that are always in sight


class FilterTag(NamedTuple):
    """A filter that is set, and the address of the page without it."""

    label: str
    value: str
    url: str


class Offers(NamedTuple):
    """What the filters offer to choose from."""

    nodes: list[str]
    stories: list[str]
    channels: list[Choice]
    senders: list[Choice]


class AnalysisPage(NamedTuple):
    """A view of Message Analysis."""

    header: PageHeader
    listing: Listing
    filters: MessageFilters
    offers: Offers
    ways: list[HeaderLink]  # to both views, filters kept
    tags: list[FilterTag]
    more: bool  # one of the less usual filters is set
    selectable: list[Choice]
    columns: list[Column]  # type: ignore[type-arg]
    lines: list[Markup]  # the cells of each row
    page: ListPage  # type: ignore[type-arg]
    total: Count
    query: str  # of the page, for a report
    csv_url: str
    directly: int = DIRECTLY

    @property
    def too_many(self) -> bool:
        """For a CSV at once."""
        return self.total.number > DIRECTLY


def analysis_page(
    request: HttpRequest,
    business: Business,
    listing: Listing,
) -> AnalysisPage:
    filters, chosen = read(request.GET, business, request.user.pk)
    offers = offers_of(filters)
    header = page_header(
        request,
        business,
        "messages",
        counts=filters.counted,
    )
    query = urlencode([("business", business.key), *filled(request.GET, *CURSORS, "business")])
    columns = listing.on_page(chosen)
    page = listing.page(request.GET, filters, columns)
    return AnalysisPage(
        header=header,
        listing=listing,
        filters=filters,
        offers=offers,
        ways=ways(listing, query),
        tags=tags(request.GET, filters),
        more=bool(filters.asked.keys() - USUAL),
        selectable=[Choice(c.name, c.heading, c.name in chosen) for c in listing.selectable],
        columns=columns,
        lines=[columns_.cells(columns, row, filters) for row in page.items],
        page=page,
        total=listing.count(filters, page),
        query=query,
        csv_url=f"{listing.path}.csv?{query}",
    )


def ways(current: Listing, query: str) -> list[HeaderLink]:
    return [
        HeaderLink(
            each.title,
            f"{each.path}?{query}",
            each is current,
        )
        for each in LISTINGS.values()
    ]


def offers_of(filters: MessageFilters) -> Offers:
    names, asked = offered_names(filters), filters.asked
    return Offers(
        nodes=names.nodes,
        stories=names.stories,
        channels=[
            Choice(
                name,
                channel_name(name),
                name == asked.get("channel"),
            )
            for name in names.channels
        ],
        senders=[Choice(name, label, name == asked.get("by")) for name, label in SENDERS],
    )


def tags(query: QueryDict, filters: MessageFilters) -> list[FilterTag]:
    return [
        FilterTag(
            LABELS[name],
            tag_value(name, filters),
            without(query, name),
        )
        for name in LABELS
        if name in filters.asked
    ]


def tag_value(name: str, filters: MessageFilters) -> str:
    value = filters.asked[name]
    if name in ("broken", "assist"):
        return ""
    if name == "by":
        return dict(SENDERS).get(value, value)
    if name == "channel":
        return channel_name(value).strip()
    return value.strip()


def without(query: QueryDict, name: str) -> str:
    return "?" + urlencode(filled(query, *CURSORS, name))
