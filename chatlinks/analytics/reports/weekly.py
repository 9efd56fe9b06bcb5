"""Saved views by mail, every Monday: a few figures and the way to the page. No word of any conversation is in a mail."""

import logging
import smtplib
from datetime import date, timedelta
from urllib.parse import parse_qsl, urlencode
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail import send_mail
from django.db.models import Q
from django.utils import timezone

from chatlinks.analytics.counts import charts
from chatlinks.analytics.counts.daily_totals import figures
from chatlinks.analytics.models import SavedView
from chatlinks.analytics.period import Period
from chatlinks.workspaces.memberships import analysed_by

logger = logging.getLogger(__name__)

PAGES = {
    "overview": "/analytics", "messages": "/analytics/messages", "conversations": "/analytics/conversations",
    "words": "/analytics/words", "csat": "/analytics/csat", "reviews": "/analytics/reviews",
}  # fmt: skip
WEEK = timedelta(days=7)


def address(view: SavedView, last: date | None = None) -> str:
    """The saved page; with `last`, of the week that ended then."""
    given = [(k, v) for k, v in parse_qsl(view.query) if k not in ("business", "before", "after")]
    if last is not None:
        given = [(k, v) for k, v in given if k not in ("since", "until")]
        given += [("since", str(last - WEEK + timedelta(days=1))), ("until", str(last))]
    return f"{PAGES[view.page]}?{urlencode([('business', view.business.key), *given])}"


def due() -> list[SavedView]:
    """On Mondays, those that were not mailed since the last one."""
    now = timezone.now()
    if now.weekday() != 0:
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
    if not view.person.is_active or view.business not in analysed_by(view.person):
        return False
    yesterday = timezone.now().date() - timedelta(days=1)
    send_mail(
        f"{view.name}: the week until {charts.short(yesterday)}",
        body(view, yesterday),
        None,
        [view.person.email],
    )
    SavedView.objects.filter(pk=view.pk).update(mailed_at=timezone.now())
    return True


def body(view: SavedView, last: date) -> str:
    period = Period(last - WEEK + timedelta(days=1), last, ZoneInfo(view.business.time_zone))
    now, before = figures(view.business_id, period), figures(view.business_id, period.before)
    lines = [
        f"{label}: {now.total(name):,} (the week before: {before.total(name):,})"
        for label, name in (
            ("Conversations", "conversations"),
            ("Messages", "messages"),
            ("Bot breaks", "breaks"),
        )
    ]
    for label, given_to in (("bot", "bot"), ("agents", "agent")):
        csat = now.ratings(given_to).csat
        lines.append(f"CSAT, {label}: {'no ratings' if csat is None else charts.percent(csat)}")
    return (
        f"{view.business.name}, {charts.short(period.first)} to {charts.short(last)}\n\n" + "\n".join(lines)
        + f"\n\nOpen the view: {settings.BASE_URL}{address(view, last)}\n"
        f"Stop these mails: {settings.BASE_URL}/analytics/views?business={view.business.key}\n"
    )  # fmt: skip
