"""What the pages of Intelligent Analytics share: which business, which days, and the way to the other pages with both kept."""

from datetime import date
from typing import NamedTuple
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict

from chatlinks.analytics.counts import daily_counts
from chatlinks.analytics.period import PRESETS, Period
from chatlinks.workspaces.models import Business

# (name, label, address)
TABS: tuple[tuple[str, str, str], ...] = (
    ("overview", "Overview", "/analytics"),
    ("messages", "Messages", "/analytics/messages"),
    ("words", "Words", "/analytics/words"),
    ("csat", "CSAT", "/analytics/csat"),
    ("reviews", "Reviews", "/analytics/reviews"),
)
SIDE: tuple[tuple[str, str, str], ...] = (
    ("views", "Saved views", "/analytics/views"),
    ("reports", "Reports", "/analytics/reports"),
)
SHARED = ("business", "since", "until", "compare")  # what goes along from page to page
PLACES = ("before", "after")  # where in a list one is: gone with any change


class Way(NamedTuple):
    """A link of the head: a tab, a business, a stretch of days."""

    label: str
    url: str
    current: bool


class Frame(NamedTuple):
    """Everything that `analytics/_page_header.html` is drawn from."""

    business: Business
    businesses: list[Way]
    period: Period
    dates: str  # "1 Mar – 31 Mar 2026"
    presets: list[Way]
    compare: bool
    tabs: list[Way]
    side: list[Way]
    shared: list[tuple[str, str]]  # business and dates, for a page's own forms to keep
    others: list[tuple[str, str]]  # the page's own filters, for the form of the dates to keep
    clear_url: str
    waiting: int  # days of the period that are still to be counted

    @property
    def whole(self) -> str:
        """Business and dates as a query, to begin an address with: "?business=acme&since=…"."""
        return "?" + urlencode(self.shared)


def frame(request: HttpRequest, business: Business, page: str, *, counts: bool = False) -> Frame:
    """`page` is a name of TABS or SIDE; with `counts` the days are counted first, as far as a reader can wait for it."""
    given, period = request.GET, Period.read(request.GET, business.time_zone)
    shared = shared_of(given, business)
    every: list[Business] = getattr(request, "businesses", [business])
    return Frame(
        business=business,
        businesses=[
            Way(b.name, "?" + urlencode({"business": b.key, **dates_of(given)}), b == business)
            for b in every
        ],
        period=period,
        dates=written(period),
        presets=[preset(given, business, period, days, label) for days, label in PRESETS],
        compare=bool(given.get("compare")),
        tabs=[
            Way(label, f"{path}?{urlencode(shared)}", name == page) for name, label, path in TABS
        ],
        side=[
            Way(label, f"{path}?{urlencode(shared)}", name == page) for name, label, path in SIDE
        ],
        shared=shared,
        others=[
            (k, v) for k, values in given.lists() if k not in SHARED + PLACES for v in values if v
        ],
        clear_url="?" + urlencode({"business": business.key}),
        waiting=daily_counts.bring_up_to_date(
            business, *stretch(period, bool(given.get("compare")))
        )
        if counts
        else 0,
    )


def stretch(period: Period, compare: bool) -> tuple[date, date]:
    return (period.before.first if compare else period.first), period.last


def shared_of(given: QueryDict, business: Business) -> list[tuple[str, str]]:
    return [("business", business.key), *dates_of(given).items()]


def dates_of(given: QueryDict) -> dict[str, str]:
    return {name: str(given[name])[:40] for name in SHARED[1:] if given.get(name)}


def preset(given: QueryDict, business: Business, period: Period, days: int, label: str) -> Way:
    """The last `days` days, today among them; the page's own filters stay."""
    first, last = Period.latest(days, period.zone)
    kept = [
        (k, v)
        for k, values in given.lists()
        if k not in (*PLACES, "business", "since", "until")
        for v in values
        if v
    ]
    query = urlencode([("business", business.key), ("since", first), ("until", last), *kept])
    return Way(label, f"?{query}", (period.first, period.last) == (first, last))


def written(period: Period) -> str:
    """1 – 31 Mar 2026, 24 Oct – 22 Nov 2026, 22 Nov 2026."""
    first, last = period.first, period.last
    end = f"{last.day} {last:%b %Y}"
    if first >= last:
        return (
            f"{first.day} {first:%b %Y}" if first == last else f"{first.day} {first:%b %Y} – {end}"
        )
    if first.year != last.year:
        return f"{first.day} {first:%b %Y} – {end}"
    return (
        f"{first.day} – {end}" if first.month == last.month else f"{first.day} {first:%b} – {end}"
    )
