"""Reports: a CSV that is too large to wait for, made in the background for the person who asked for it.

Only that person gets it, and only while they may still analyse the business. Its text is masked as it was stored then, so
a report that is older than a change of what is masked is not given out any more.
"""

import gzip
import io
import logging
from datetime import timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone

from chatlinks.accounts.models import Person
from chatlinks.analytics.models import Report
from chatlinks.analytics.reports import csv_export
from chatlinks.conversations.models import Mark
from chatlinks.web.live import announce
from chatlinks.workspaces.memberships import analysed_by
from chatlinks.workspaces.models import Business, RuleChange

logger = logging.getLogger(__name__)

MOST = 1_000_000  # rows
KEPT = timedelta(days=7)
AT_ONCE = 3  # reports of a person that may be under way
State = Report.State
UNDER_WAY = (State.WAITING, State.RUNNING)


def topic(person_id: int) -> str:
    return f"reports:{person_id}"


def ask(person: Person, business: Business, page: str, query: str) -> Report | None:
    """Queue a report; None when this person has enough under way."""
    from chatlinks.analytics.tasks import make_report

    under_way = Report.objects.filter(person=person, state__in=UNDER_WAY)
    if under_way.count() >= AT_ONCE:
        return None
    filters, _ = csv_export.read(query, business)
    with transaction.atomic():
        total = csv_export.SHEETS[page].size(filters).number
        report = Report.objects.create(
            business=business, person=person, page=page, query=query, total=total, since=filters.period.begin, until=filters.period.end
        )  # fmt: skip
        make_report.defer(report_id=report.pk)
        announce([topic(person.pk)])
    return report


def may_have(report: Report) -> bool:
    """May the person who asked for it still have it?"""
    return report.person.is_active and report.business in analysed_by(report.person)


def outdated(report: Report) -> bool:
    """Has something been hidden since that it may show?"""
    since = {"business": report.business_id, "made_at__gte": report.asked_at}
    return (
        report.hidden
        or RuleChange.objects.filter(**since).exists()
        or Mark.objects.filter(**since).exists()
    )


def make(report_id: int) -> bool:
    """Write the file. Whether it lies ready; a second run begins anew."""
    report = Report.objects.select_related("person", "business").filter(pk=report_id).first()
    if report is None or report.state == State.READY or not may_have(report):
        Report.objects.filter(pk=report_id).exclude(state=State.READY).update(state=State.FAILED)
        return False
    advance(report, state=State.RUNNING, rows=0)
    content = write(report)
    if content is None:
        advance(report, state=State.FAILED)
        return False
    advance(report, state=State.READY, content=content, total=report.rows, done_at=timezone.now())
    Report.objects.filter(pk=report_id, hidden=True).update(content=None)  # while it was written
    return True


def write(report: Report) -> bytes | None:
    """The gzipped CSV; None when there are too many rows, or nobody waits for it any more."""
    filters, chosen = csv_export.read(report.query, report.business)
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", mtime=0) as file:
        for text, count in csv_export.batches(csv_export.SHEETS[report.page], filters, chosen):
            file.write(text.encode())
            report.rows += count
            if not advance(report, rows=report.rows) or report.rows > MOST:
                return None
    return out.getvalue()


def advance(report: Report, **fields: object) -> bool:
    """Note how far it is and tell the page that follows it; whether it still is wanted."""
    with transaction.atomic():
        there = Report.objects.filter(pk=report.pk).update(**fields)
        announce([topic(report.person_id)])
    for name, value in fields.items():
        setattr(report, name, value)
    return bool(there)


def tell(report_id: int) -> None:
    """Mail that it lies ready: a link, and nothing of what it leads to."""
    report = (
        Report.objects.select_related("person", "business")
        .filter(pk=report_id, state=State.READY)
        .first()
    )
    if report is None or not may_have(report):
        return
    title = csv_export.SHEETS[report.page].title
    text = (
        f"Your CSV of {title} at {report.business.name} lies ready: {report.rows:,} rows.\n\n"
        f"{settings.BASE_URL}/analytics/reports/{report.pk}\n\n"
        f"The link asks you to sign in. The file is kept for {KEPT.days} days.\n"
    )
    try:
        EmailMessage(f"Your CSV of {title} lies ready", text, to=[report.person.email]).send()
    except (OSError, SMTPException) as problem:
        logger.warning(
            "The mail about report %s could not be sent: %s", report.pk, type(problem).__name__
        )
        raise


def clear() -> int:
    """Delete what was kept long enough; and whatever got stuck."""
    return Report.objects.filter(asked_at__lt=timezone.now() - KEPT).delete()[0]
