"""What the overview is drawn from: each figure leads on to what it is made of."""

from typing import Any, NamedTuple

from django.http import HttpRequest

from chatlinks.analytics.counts import charts
from chatlinks.analytics.counts.charts import Chart, ChartLine
from chatlinks.analytics.counts.csat_page import asked_channel
from chatlinks.analytics.counts.daily_totals import (
    DailyTotals,
    change,
    channels,
    daily_totals,
    distinct_users,
    grade,
    points,
)
from chatlinks.analytics.page_header import PageHeader, page_header
from chatlinks.workspaces.models import Business

# What is drawn over time: (name in DayTotals, title).
DRAWN = (
    ("users", "Users"),
    ("conversations", "Conversations"),
    ("messages", "Messages"),
    ("breaks", "Bot breaks"),
)


class FigureCard(NamedTuple):
    """A figure, and how it compares with the period before."""

    label: str
    value: str
    change: float | None  # by which share it grew; of a share, by how much
    href: str  # where it leads; business and dates are put behind it
    good: str = ""  # which way is good: up, down, or neither
    about: bool = False  # an estimate
    grade: str = ""
    points: bool = False  # a share, whose change is told in points


class Compared(NamedTuple):
    """The period, and the one before if they are compared."""

    now: DailyTotals
    before: DailyTotals | None

    def counted(
        self,
        label: str,
        name: str,
        href: str,
        good: str = "",
    ) -> FigureCard:
        now = self.now.total(name)
        grown = change(now, self.before.total(name)) if self.before else None
        return FigureCard(
            label=label,
            value=f"{now:,}",
            change=grown,
            href=href,
            good=good,
        )

    def share(
        self,
        label: str,
        name: str,
        href: str,
        good: str,
    ) -> FigureCard:
        now: float | None = getattr(self.now, name)
        grown = points(now, getattr(self.before, name)) if self.before else None
        return FigureCard(
            label=label,
            value=percent(now),
            change=grown,
            href=href,
            good=good,
            points=True,
        )

    def rated(self, label: str, given_to: str) -> FigureCard:
        csat = self.now.ratings(given_to).csat
        grown = points(csat, self.before.ratings(given_to).csat) if self.before else None
        return FigureCard(
            label=label,
            value=percent(csat),
            change=grown,
            href="/analytics/csat",
            good="up",
            grade=grade(csat),
            points=True,
        )


def overview_page(request: HttpRequest, business: Business) -> dict[str, Any]:
    header = page_header(
        request,
        business,
        "overview",
        counts=True,
    )
    channel = asked_channel(request)
    now = daily_totals(business.pk, header.period, channel)
    before = daily_totals(business.pk, header.period.before, channel) if header.compare else None
    compared = Compared(now, before)
    cards = [
        users_card(
            header,
            channel,
            compared,
        ),
        *cards_of(compared),
    ]
    return {
        "header": header,
        "channel": channel,
        "channels": channels(business.pk, header.period),
        "cards": [card._replace(href=card.href + header.whole) for card in cards],
        "charts": [drawn(name, title, compared) for name, title in DRAWN],
        "empty": not now.total("messages"),
    }


def users_card(
    header: PageHeader,
    channel: str,
    compared: Compared,
) -> FigureCard:
    business_id, period = header.business.pk, header.period
    users, exact = distinct_users(
        business_id,
        period,
        channel,
        compared.now,
    )
    grown = None
    if compared.before:
        were, _ = distinct_users(
            business_id,
            period.before,
            channel,
            compared.before,
        )
        grown = change(users, were)
    return FigureCard(
        label="Users",
        value=f"{users:,}",
        change=grown,
        href="/analytics/conversations",
        about=not exact,
    )


def cards_of(compared: Compared) -> list[FigureCard]:
    alone = "Handled by the bot alone"
    return [
        compared.counted(
            "Conversations",
            "conversations",
            "/analytics/conversations",
        ),
        compared.counted(
            "Messages",
            "messages",
            "/analytics/messages",
        ),
        compared.share(
            alone,
            "bot_share",
            "/analytics/conversations",
            "up",
        ),
        compared.counted(
            "Bot breaks",
            "breaks",
            "/analytics/words",
            "down",
        ),
        compared.rated("CSAT, bot", "bot"),
        compared.rated("CSAT, agents", "agent"),
    ]


def percent(share: float | None) -> str:
    return "—" if share is None else charts.percent(share)


def drawn(
    name: str,
    title: str,
    compared: Compared,
) -> Chart:
    days = [day.day for day in compared.now.days]
    lines = [
        ChartLine(
            "This period",
            "now",
            values(compared.now, name),
        )
    ]
    if compared.before:
        lines.append(
            ChartLine(
                "The period before",
                "before",
                values(compared.before, name),
            )
        )
    return charts.line_chart(
        f"{title} a day",
        days,
        lines,
        charts.number,
    )


def values(totals: DailyTotals, name: str) -> list[float | None]:
    return [float(getattr(day, name)) for day in totals.days]
