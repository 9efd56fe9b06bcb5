"""What the page of CSAT is drawn from."""

from typing import Any, NamedTuple

from django.http import HttpRequest

from chatlinks.analytics.counts import charts
from chatlinks.analytics.counts.charts import Chart, ChartLine
from chatlinks.analytics.counts.daily_totals import (
    DailyTotals,
    Ratings,
    change,
    channels,
    daily_totals,
    grade,
)
from chatlinks.analytics.page_header import PageHeader, page_header
from chatlinks.workspaces.models import Business

GIVEN_TO = (("bot", "Bot"), ("agent", "Agents"))
LONGEST_CHANNEL = 200  # characters


class RatingShare(NamedTuple):
    """How often one rating was given, and the address of its reviews."""

    stars: int
    times: int
    share: float  # of all ratings, between 0 and 1
    url: str


class CsatSide(NamedTuple):
    """The bot's ratings, or the agents'."""

    name: str
    label: str
    ratings: Ratings
    grade: str
    csat: str
    change: float | None
    split: list[RatingShare]  # from 5 down to 1


def csat_page(request: HttpRequest, business: Business) -> dict[str, Any]:
    header = page_header(
        request,
        business,
        "csat",
        counts=True,
    )
    channel = asked_channel(request)
    now = daily_totals(business.pk, header.period, channel)
    before = daily_totals(business.pk, header.period.before, channel) if header.compare else None
    return {
        "header": header,
        "channel": channel,
        "channels": channels(business.pk, header.period),
        "sides": [side(header, name, label, now, before) for name, label in GIVEN_TO],
        "trend": trend(now),
        "empty": not (now.ratings("bot").total + now.ratings("agent").total),
    }


def asked_channel(request: HttpRequest) -> str:
    return request.GET.get("channel", "").replace("\0", "")[:LONGEST_CHANNEL]


def side(
    header: PageHeader,
    name: str,
    label: str,
    now: DailyTotals,
    before: DailyTotals | None,
) -> CsatSide:
    ratings = now.ratings(name)
    csat = ratings.csat
    return CsatSide(
        name=name,
        label=label,
        ratings=ratings,
        grade=grade(csat),
        csat="—" if csat is None else charts.percent(csat),
        change=change(csat, before.ratings(name).csat) if before else None,
        split=[rating_share(header, name, ratings, stars) for stars in (5, 4, 3, 2, 1)],
    )


def rating_share(
    header: PageHeader,
    name: str,
    ratings: Ratings,
    stars: int,
) -> RatingShare:
    times = ratings.times[stars - 1]
    return RatingShare(
        stars=stars,
        times=times,
        share=times / ratings.total if ratings.total else 0,
        url=f"/analytics/reviews{header.whole}&for={name}&rating={stars}",
    )


def trend(now: DailyTotals) -> Chart:
    days = [day.day for day in now.days]
    lines = [
        ChartLine(
            label,
            name,
            [day.ratings(name).csat for day in now.days],
        )
        for name, label in GIVEN_TO
    ]
    return charts.line_chart(
        "CSAT by day",
        days,
        lines,
        charts.percent,
        top=1.0,
    )
