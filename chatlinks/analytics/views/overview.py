"""GET /analytics: how the period went, each figure leading on to what it is made of."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from chatlinks.analytics.counts import charts
from chatlinks.analytics.counts.daily_totals import (
    Figures,
    change,
    channels,
    distinct_users,
    figures,
    grade,
)
from chatlinks.analytics.page_header import Frame, frame
from chatlinks.workspaces.guards import analyst_of_business
from chatlinks.workspaces.models import Business

# What is drawn over time: (name in Day, title).
DRAWN = (
    ("users", "Users"),
    ("conversations", "Conversations"),
    ("messages", "Messages"),
    ("breaks", "Bot breaks"),
)


@require_safe
@analyst_of_business
def show(request: HttpRequest, business: Business) -> HttpResponse:
    head = frame(request, business, "overview", counts=True)
    channel = request.GET.get("channel", "").replace("\0", "")[:200]
    now = figures(business.pk, head.period, channel)
    before = figures(business.pk, head.period.before, channel) if head.compare else None
    users = distinct_users(business.pk, head.period, channel, now)
    were = distinct_users(business.pk, head.period.before, channel, before)[0] if before else None
    context = {
        "frame": head, "now": now, "channel": channel, "channels": channels(business.pk, head.period),
        "cards": [people(head, *users, were), *cards(head, now, before)],
        "charts": [drawn(name, title, now, before) for name, title in DRAWN], "empty": not now.total("messages"),
    }  # fmt: skip
    return render(request, "analytics/overview.html", context)


def people(head: Frame, users: int, exact: bool, were: int | None) -> dict[str, Any]:
    """The first card: how many users there were, whether that is exact, and how many in the period before."""
    return {
        "label": "Users", "value": f"{users:,}", "change": change(users, were), "good": "", "about": not exact,
        "href": f"/analytics/conversations{head.whole}",
    }  # fmt: skip


def cards(head: Frame, now: Figures, before: Figures | None) -> list[dict[str, Any]]:
    """label, value, its change against the period before, which way is good, and where it leads."""

    def card(
        label: str, value: str, grown: float | None, leads: str, good: str = "", **more: Any
    ) -> dict[str, Any]:
        return {
            "label": label,
            "value": value,
            "change": grown,
            "href": leads + head.whole,
            "good": good,
            **more,
        }

    def counted(label: str, name: str, leads: str, good: str = "") -> dict[str, Any]:
        grown = change(now.total(name), before.total(name)) if before else None
        return card(label, f"{now.total(name):,}", grown, leads, good)

    def share(label: str, name: str, leads: str, good: str) -> dict[str, Any]:
        value = getattr(now, name)
        grown = change(value, getattr(before, name)) if before else None
        return card(label, "—" if value is None else charts.percent(value), grown, leads, good)

    def rated(label: str, given_to: str) -> dict[str, Any]:
        csat = now.ratings(given_to).csat
        grown = change(csat, before.ratings(given_to).csat) if before else None
        return card(
            label,
            "—" if csat is None else charts.percent(csat),
            grown,
            "/analytics/csat",
            "up",
            grade=grade(csat),
        )

    return [
        counted("Conversations", "conversations", "/analytics/conversations"),
        counted("Messages", "messages", "/analytics/messages"),
        share("Handled by the bot alone", "bot_share", "/analytics/conversations", "up"),
        {**counted("Bot breaks", "breaks", "/analytics/words", "down")},
        rated("CSAT, bot", "bot"),
        rated("CSAT, agents", "agent"),
    ]  # fmt: skip


def drawn(name: str, title: str, now: Figures, before: Figures | None) -> charts.Chart:
    lines = [("This period", "now", [float(getattr(day, name)) for day in now.days])]
    if before:
        lines.append(
            ("The period before", "before", [float(getattr(day, name)) for day in before.days])
        )
    return charts.line_chart(f"{title} a day", [day.day for day in now.days], lines, charts.number)
