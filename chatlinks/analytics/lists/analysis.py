"""What both views of Message Analysis are drawn from, beside their lines."""

from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict

from chatlinks.analytics.counts.daily_totals import TOLD
from chatlinks.analytics.lists.filters import LABELS, SENDERS, UP_TO_DATE, Filters
from chatlinks.analytics.lists.list_totals import Count
from chatlinks.analytics.lists.messages import OPTIONAL
from chatlinks.analytics.lists.paging import Page
from chatlinks.analytics.page_header import Frame
from chatlinks.analytics.page_header import frame as frame_of
from chatlinks.analytics.period import Period
from chatlinks.database.rows import rows
from chatlinks.reading.text import channel_name
from chatlinks.web.choices import Choice
from chatlinks.workspaces.models import Business

DIRECTLY = 50_000  # rows of a CSV that is downloaded at once; more is sent by e-mail
RECENT = 2_000  # messages out of which names are offered
OFFERED = 60  # names at most
VIEWS = (
    ("messages", "Messages", "/analytics/messages"),
    ("conversations", "Conversations", "/analytics/conversations"),
)
USUAL = {"q", "node", "by", "broken"}  # filters that are always in sight
PLACES = ("before", "after")


class Tag(NamedTuple):
    """A filter that is set, and the address of the page without it."""

    label: str
    value: str
    url: str


class Column(NamedTuple):
    name: str
    label: str
    shown: bool


class Analysis(NamedTuple):
    """A view of Message Analysis without its lines."""

    frame: Frame
    filters: Filters
    view: str
    ways: list[tuple[str, str, bool]]  # to both views, filters kept
    columns: list[Column]
    tags: list[Tag]
    nodes: list[str]
    stories: list[str]
    channels: list[Choice]
    senders: list[Choice]
    more: bool  # one of the less usual filters is set
    csv_url: str
    query: str  # of the page, for a report
    year_url: str | None  # the same over a year, where less is asked for


def read(request: HttpRequest, business: Business) -> tuple[Filters, list[str]]:
    """(filters, columns beyond the usual ones)"""
    period = Period.read(request.GET, business.time_zone)
    wanted = request.GET.getlist("show")
    return Filters.read(request.GET, business, period), [
        name for name in OPTIONAL if name in wanted
    ]


def analysis(request: HttpRequest, filters: Filters, chosen: list[str], view: str) -> Analysis:
    given = request.GET
    query = urlencode([("business", filters.business.key), *kept(given, "business")])
    nodes, stories, channels = names(filters)
    return Analysis(
        frame=frame_of(request, filters.business, "messages", counts=filters.counted),
        filters=filters, view=view,
        ways=[(label, f"{path}?{query}", name == view) for name, label, path in VIEWS],
        columns=[Column(name, label, name in chosen) for name, label in OPTIONAL.items()],
        tags=tags(given, filters), nodes=nodes, stories=stories,
        channels=[Choice(name, channel_name(name), name == filters.given.get("channel")) for name in channels],
        senders=[Choice(name, label, name == filters.given.get("by")) for name, label in SENDERS],
        more=bool(filters.given.keys() - USUAL), csv_url=f"/analytics/{view}.csv?{query}", query=query, year_url=year_url(given, filters),
    )  # fmt: skip


def kept(given: QueryDict, *without: str) -> list[tuple[str, str]]:
    dropped = (*PLACES, *without)
    return [(k, str(v)) for k, values in given.lists() if k not in dropped for v in values if v]


def tags(given: QueryDict, filters: Filters) -> list[Tag]:
    shown = {
        **filters.given,
        "by": dict(SENDERS).get(filters.given.get("by", ""), filters.given.get("by", "")),
    }
    shown |= {"channel": channel_name(shown["channel"])} if "channel" in shown else {}
    return [
        Tag(LABELS[name], "" if name in ("broken", "assist") else shown[name].strip(), "?" + urlencode(kept(given, name)))
        for name in LABELS
        if name in filters.given
    ]  # fmt: skip


def year_url(given: QueryDict, filters: Filters) -> str | None:
    if filters.period.days >= 365:
        return None
    first, last = Period.latest(365, filters.period.zone)
    return "?" + urlencode([*kept(given, "since", "until"), ("since", first), ("until", last)])


NAMES = f"""
WITH recent AS MATERIALIZED (
  SELECT m.node, m.sub_story FROM conversations_message m WHERE m.business_id = %s AND m.at >= %s AND m.at < %s AND {UP_TO_DATE.format(of="m")}
  ORDER BY m.at DESC, m.id DESC LIMIT {RECENT})
SELECT DISTINCT 'node', node FROM recent WHERE node <> ''
UNION ALL SELECT DISTINCT 'story', sub_story FROM recent WHERE sub_story <> ''
UNION ALL SELECT DISTINCT 'channel', channel FROM analytics_daily d
WHERE business_id = %s AND day BETWEEN %s AND %s AND channel <> '' AND {TOLD}"""


def names(filters: Filters) -> tuple[list[str], list[str], list[str]]:
    """Nodes and sub stories of the latest messages, and the channels of the period."""
    period, business = filters.period, filters.business
    needs: list[Any] = [
        business.pk,
        period.begin,
        period.end,
        business.pk,
        business.rules,
        business.rules,
    ]
    found = rows(NAMES, [*needs, business.pk, period.first, period.last])
    by = {
        kind: sorted(name for k, name in found if k == kind)[:OFFERED]
        for kind in ("node", "story", "channel")
    }
    if (chosen := filters.given.get("channel")) and chosen not in by["channel"]:
        by["channel"].append(chosen)
    return by["node"], by["story"], by["channel"]


def context(made: Analysis, lines: list[Any], page: Page, count: Count) -> dict[str, Any]:
    return {
        "frame": made.frame, "made": made, "filters": made.filters, "lines": lines, "page": page, "count": count,
        "shown": {column.name for column in made.columns if column.shown}, "directly": DIRECTLY,
        "too_many": count.number > DIRECTLY,
    }  # fmt: skip
