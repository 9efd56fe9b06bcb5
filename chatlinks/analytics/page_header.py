"""What the pages of Intelligent Analytics share: business, days, and the ways to the other pages.

Business and days are kept on the way from one page to the next.
"""

from datetime import date
from typing import NamedTuple
from urllib.parse import quote, urlencode

from django.http import HttpRequest, QueryDict

from chatlinks.analytics.counts import daily_counts
from chatlinks.analytics.period import DEFAULT, PRESETS, Period
from chatlinks.web.lists.paging import CURSORS, filled
from chatlinks.workspaces.memberships import BusinessName
from chatlinks.workspaces.models import Business


class AnalyticsTab(NamedTuple):
    name: str
    label: str
    path: str


TABS = (
    AnalyticsTab("overview", "Overview", "/analytics"),
    AnalyticsTab("messages", "Messages", "/analytics/messages"),
    AnalyticsTab("words", "Words", "/analytics/words"),
    AnalyticsTab("csat", "CSAT", "/analytics/csat"),
    AnalyticsTab("reviews", "Reviews", "/analytics/reviews"),
)
SIDE = (
    AnalyticsTab("views", "Saved views", "/analytics/views"),
    AnalyticsTab("reports", "Reports", "/analytics/reports"),
)
SHARED = ("business", "since", "until", "compare")  # what goes along from page to page
NO_FILTERS = ("business", "since", "until", "set")  # of an address; `set` is a tab of the words
YEAR = 365  # days
LONGEST_DATE = 40  # characters of it that go along


class HeaderLink(NamedTuple):
    """A link of the head: a tab, a business, a number of days."""

    label: str
    url: str
    current: bool


class PageHeader(NamedTuple):
    """Everything that `analytics/_page_header.html` is drawn from."""

    business: Business
    businesses: list[HeaderLink]
    period: Period
    dates: str  # "1 Mar – 31 Mar 2026"
    presets: list[HeaderLink]
    compare: bool
    tabs: list[HeaderLink]
    side: list[HeaderLink]
    shared: list[tuple[str, str]]  # business and dates, for a page's own forms to keep
    others: list[tuple[str, str]]  # the page's own filters, for the form of the dates to keep
    clear_url: str
    filtered: bool  # whether there is anything to clear, days included
    year_url: str | None  # the same over a year, where less is asked for
    waiting: int  # days of the period that are still to be counted

    @property
    def whole(self) -> str:
        """Business and dates as a query, to begin an address with: "?business=acme&since=…"."""
        return "?" + urlencode(self.shared)


def page_header(
    request: HttpRequest,
    business: Business,
    page: str,
    *,
    counts: bool = False,
) -> PageHeader:
    """`page` is a name of TABS or SIDE.

    With `counts` the days are counted first, as far as a reader can wait for it.
    """
    query = request.GET
    period = Period.read(query, business.time_zone)
    compare = bool(query.get("compare"))
    shared = [("business", business.key), *dates_of(query).items()]
    return PageHeader(
        business=business,
        businesses=business_links(request, business),
        period=period,
        dates=dates_text(period),
        presets=[preset(query, business, period, days, label) for days, label in PRESETS],
        compare=compare,
        tabs=tab_links(TABS, page, shared),
        side=tab_links(SIDE, page, shared),
        shared=shared,
        others=filled(query, *SHARED, *CURSORS),
        clear_url="?" + urlencode({"business": business.key}),
        filtered=is_filtered(query, period),
        year_url=year_url(query, period),
        waiting=count_days(business, period, compare) if counts else 0,
    )


def count_days(
    business: Business,
    period: Period,
    compare: bool,
) -> int:
    """Of the period, and of the one before where they are compared; how many days are left."""
    first = period.before.first if compare else period.first
    return daily_counts.bring_up_to_date(
        business,
        first,
        period.last,
    )


def tab_links(
    tabs: tuple[AnalyticsTab, ...],
    current: str,
    shared: list[tuple[str, str]],
) -> list[HeaderLink]:
    query = urlencode(shared)
    return [
        HeaderLink(
            tab.label,
            f"{tab.path}?{query}",
            tab.name == current,
        )
        for tab in tabs
    ]


def business_links(request: HttpRequest, business: Business) -> list[HeaderLink]:
    """To the same days of each business that the reader may analyse."""
    every: list[BusinessName] = getattr(request, "businesses", [])
    dates = dates_of(request.GET)
    same_days = f"&{urlencode(dates)}" if dates else ""
    return [
        HeaderLink(
            each.name,
            f"?business={quote(each.key)}{same_days}",
            each.id == business.pk,
        )
        for each in every
    ]


def dates_of(query: QueryDict) -> dict[str, str]:
    return {name: str(query[name])[:LONGEST_DATE] for name in SHARED[1:] if query.get(name)}


def preset(
    query: QueryDict,
    business: Business,
    period: Period,
    days: int,
    label: str,
) -> HeaderLink:
    """The last `days` days, today among them; the page's own filters stay."""
    first, last = Period.latest(days, period.zone)
    kept = filled(
        query,
        *CURSORS,
        "business",
        "since",
        "until",
    )
    asked = urlencode([("business", business.key), ("since", first), ("until", last), *kept])
    return HeaderLink(
        label,
        f"?{asked}",
        (period.first, period.last) == (first, last),
    )


def is_filtered(query: QueryDict, period: Period) -> bool:
    usual = Period.latest(DEFAULT, period.zone)
    return (period.first, period.last) != usual or bool(filled(query, *NO_FILTERS, *CURSORS))


def year_url(query: QueryDict, period: Period) -> str | None:
    if period.days >= YEAR:
        return None
    first, last = Period.latest(YEAR, period.zone)
    kept = filled(query, *CURSORS, "since", "until")
    return "?" + urlencode([*kept, ("since", first), ("until", last)])


def dates_text(period: Period) -> str:
    """1 – 31 Mar 2026, 24 Oct – 22 Nov 2026, 22 Nov 2026."""
    first, last = period.first, period.last
    if first == last:
        return whole_date(first)
    if first > last or first.year != last.year:
        return f"{whole_date(first)} – {whole_date(last)}"
    if first.month != last.month:
        return f"{first.day} {first:%b} – {whole_date(last)}"
    return f"{first.day} – {whole_date(last)}"


def whole_date(day: date) -> str:
    return f"{day.day} {day:%b %Y}"
