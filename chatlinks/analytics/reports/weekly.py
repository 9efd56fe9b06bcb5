"""Saved views by mail, every Monday: a few figures and the way to the page.

No word of any conversation is in a mail.
"""

import logging
import smtplib
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail import send_mail
from django.db.models import Q
from django.utils import timezone

from chatlinks.analytics.counts import charts
from chatlinks.analytics.counts.daily_totals import DailyTotals, daily_totals
from chatlinks.analytics.models import SavedView
from chatlinks.analytics.period import Period
from chatlinks.analytics.reports.saved_views import WEEK, saved_url
from chatlinks.web import mail
from chatlinks.workspaces.memberships import may_analyse

logger = logging.getLogger(__name__)

FIGURES = (
    ("Conversations", "conversations"),
    ("Messages", "messages"),
    ("Bot breaks", "breaks"),
)
TEXT = """\
{business}, {first} to {last}

{figures}

Open the view: {base}{url}
Stop these mails: {base}/analytics/views?business={key}
"""


def due() -> list[SavedView]:
    """On Mondays, those that were not mailed since the last one; none where no mail is sent."""
    now = timezone.now()
    if now.weekday() != 0 or not mail.is_set_up():
        return []
    waiting = Q(mailed_at=None) | Q(mailed_at__lt=now - timedelta(days=6))
    return list(SavedView.objects.filter(waiting, weekly=True).select_related("business", "person"))


def send_all() -> int:
    """Mail what is due; how many went out. One that can't be sent is tried again the next time."""
    sent = 0
    for view in due():
        try:
            sent += send(view)
        except (smtplib.SMTPException, OSError) as problem:
            logger.warning("A saved view could not be mailed: %s", type(problem).__name__)
    return sent


def send(view: SavedView) -> bool:
    """Whether it went out: not to who isn't active any more, or lost the access meanwhile."""
    if not view.person.is_active or not may_analyse(view.person, view.business):
        return False
    yesterday = timezone.now().date() - timedelta(days=1)
    title = f"{view.name}: the week until {charts.short(yesterday)}"
    send_mail(
        title,
        body(view, yesterday),
        None,
        [view.person.email],
    )
    SavedView.objects.filter(pk=view.pk).update(mailed_at=timezone.now())
    return True


def body(view: SavedView, last: date) -> str:
    first = last - WEEK + timedelta(days=1)
    period = Period(
        first,
        last,
        ZoneInfo(view.business.time_zone),
    )
    return TEXT.format(
        business=view.business.name,
        first=charts.short(first),
        last=charts.short(last),
        figures="\n".join(figures(view.business_id, period)),
        base=settings.BASE_URL,
        url=saved_url(view, last),
        key=view.business.key,
    )


def figures(business_id: int, period: Period) -> list[str]:
    """One a line, each with the week before."""
    now, before = daily_totals(business_id, period), daily_totals(business_id, period.before)
    counted = [
        f"{label}: {now.total(name):,} (the week before: {before.total(name):,})"
        for label, name in FIGURES
    ]
    return [
        *counted,
        f"CSAT, bot: {csat_text(now, 'bot')}",
        f"CSAT, agents: {csat_text(now, 'agent')}",
    ]


def csat_text(totals: DailyTotals, given_to: str) -> str:
    csat = totals.ratings(given_to).csat
    return "no ratings" if csat is None else charts.percent(csat)
