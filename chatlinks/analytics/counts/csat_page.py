"""What the page of CSAT is drawn from."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, NamedTuple

from django.http import HttpRequest

from chatlinks.analytics.counts import charts, daily_counts
from chatlinks.analytics.counts.charts import Chart, ChartLine
from chatlinks.analytics.counts.daily_totals import (
    DailyTotals,
    Ratings,
    channels,
    daily_totals,
    grade,
    points,
)
from chatlinks.analytics.page_header import PageHeader, page_header
from chatlinks.analytics.period import Period
from chatlinks.analytics.ratings.rating_tables import MOST, rating_tables
from chatlinks.workspaces.models import Business

GIVEN_TO = (("bot", "Bot"), ("agent", "Agents"))
LONGEST_CHANNEL = 200  # characters
WEEK = 7  # days
LONGEST_BY_DAY = 92  # days; of more, the trend is by week


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
    change: float | None  # in points, of 1
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
        "trend": trend(header.period, business, channel),
        "tables": rating_tables(
            business,
            header.period,
            channel,
            compare=header.compare,
            whole=header.whole,
        ),
        "latest": MOST if rated(now) > MOST else 0,
        "empty": not rated(now),
    }


def rated(totals: DailyTotals) -> int:
    return sum(totals.ratings(name).total for name, _ in GIVEN_TO)


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
        change=points(csat, before.ratings(name).csat) if before else None,
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


def trend(period: Period, business: Business, channel: str) -> Chart:
    """Of single days' few ratings a line would only jump: a week's at a time, up to each day, or
    week by week where the period is long.
    """
    weekly = period.days > LONGEST_BY_DAY
    first = period.first - timedelta(days=period.first.weekday() if weekly else WEEK - 1)
    earlier = Period(first, period.last, period.zone)
    daily_counts.bring_up_to_date(business, first, period.first)
    days = daily_totals(business.pk, earlier, channel).days
    ends = range(WEEK, len(days) + WEEK, WEEK) if weekly else range(WEEK, len(days) + 1)
    weeks = [DailyTotals(days[end - WEEK : end]) for end in ends]
    return charts.line_chart(
        "CSAT by week, from Monday on" if weekly else "CSAT of the seven days up to each",
        [week.days[0 if weekly else -1].day for week in weeks],
        [csat_line(name, label, weeks) for name, label in GIVEN_TO],
        charts.percent,
        top=1.0,
    )


def csat_line(
    name: str,
    label: str,
    weeks: Sequence[DailyTotals],
) -> ChartLine:
    ratings = [week.ratings(name) for week in weeks]
    return ChartLine(
        label,
        name,
        [each.csat for each in ratings],
        [each.total for each in ratings],
    )
