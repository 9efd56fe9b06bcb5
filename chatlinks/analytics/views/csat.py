"""GET /analytics/csat: how satisfied users were, with the bot and with agents."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from chatlinks.analytics.counts import charts
from chatlinks.analytics.counts.daily_totals import Figures, change, channels, figures, grade
from chatlinks.analytics.page_header import Frame, frame
from chatlinks.workspaces.guards import analyst_of_business
from chatlinks.workspaces.models import Business

GIVEN_TO = (("bot", "Bot"), ("agent", "Agents"))


@require_safe
@analyst_of_business
def show(request: HttpRequest, business: Business) -> HttpResponse:
    head = frame(request, business, "csat", counts=True)
    channel = request.GET.get("channel", "").replace("\0", "")[:200]
    now = figures(business.pk, head.period, channel)
    before = figures(business.pk, head.period.before, channel) if head.compare else None
    context = {
        "frame": head, "channel": channel, "channels": channels(business.pk, head.period),
        "sides": [side(head, name, label, now, before) for name, label in GIVEN_TO], "trend": trend(now),
        "empty": not (now.ratings("bot").total + now.ratings("agent").total),
    }  # fmt: skip
    return render(request, "analytics/csat.html", context)


def side(
    head: Frame, name: str, label: str, now: Figures, before: Figures | None
) -> dict[str, Any]:
    """The figures of one of the two, and how often each rating was given, from 5 down to 1."""
    ratings = now.ratings(name)
    was = before.ratings(name) if before else None
    return {
        "name": name, "label": label, "ratings": ratings, "grade": grade(ratings.csat),
        "csat": "—" if ratings.csat is None else charts.percent(ratings.csat),
        "change": change(ratings.csat, was.csat) if was else None,
        "split": [
            (stars, ratings.times[stars - 1], ratings.times[stars - 1] / ratings.total if ratings.total else 0,
             f"/analytics/reviews{head.whole}&for={name}&rating={stars}")
            for stars in (5, 4, 3, 2, 1)
        ],
    }  # fmt: skip


def trend(now: Figures) -> charts.Chart:
    lines = [
        (label, name, [getattr(day, name).csat for day in now.days]) for name, label in GIVEN_TO
    ]
    return charts.line_chart(
        "CSAT by day", [day.day for day in now.days], lines, charts.percent, top=1.0
    )
