"""Reports: CSVs too large to wait for, made in the background for the person who asked for them.

Only that person gets one, and only while they may still analyse the business. Its text is masked as
it was stored then, so a report that is older than a change of what is masked is not given out any
more.
"""

import gzip
import io
from datetime import timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from chatlinks.accounts.models import Person
from chatlinks.analytics.lists.listings import LISTINGS
from chatlinks.analytics.models import CsvReport
from chatlinks.analytics.reports import csv_export
from chatlinks.conversations.models import Mark
from chatlinks.web.streaming.live import announce
from chatlinks.workspaces.memberships import may_analyse
from chatlinks.workspaces.models import Business, RuleChange

MOST = 1_000_000  # rows
KEPT = timedelta(days=7)
AT_ONCE = 3  # reports of a person that may be under way
State = CsvReport.State
UNDER_WAY = (State.WAITING, State.RUNNING)


def topic(person_id: int) -> str:
    return f"reports:{person_id}"


def reports_of(person_id: int | None) -> QuerySet[CsvReport]:
    """Those that this person asked for; nobody else gets them."""
    return CsvReport.objects.filter(person=person_id)


def ask(
    person: Person,
    business: Business,
    page: str,
    query: str,
) -> CsvReport | None:
    """Queue a report; None when this person has enough under way."""
    from chatlinks.analytics.tasks import make_report

    under_way = reports_of(person.pk).filter(state__in=UNDER_WAY)
    if under_way.count() >= AT_ONCE:
        return None
    filters, _ = csv_export.read(query, business, person.pk)
    with transaction.atomic():
        report = CsvReport.objects.create(
            business=business,
            person=person,
            page=page,
            query=query,
            total=LISTINGS[page].count(filters).number,
            since=filters.period.begin,
            until=filters.period.end,
        )
        make_report.defer(report_id=report.pk)
        announce([topic(person.pk)])
    return report


def may_have(report: CsvReport) -> bool:
    """May the person who asked for it still have it?"""
    return report.person.is_active and may_analyse(report.person, report.business)


def outdated(report: CsvReport) -> bool:
    """Has something been hidden since that it may show?"""
    since = {"business": report.business_id, "made_at__gte": report.asked_at}
    return (
        report.hidden
        or RuleChange.objects.filter(**since).exists()
        or Mark.objects.filter(**since).exists()
    )


def make(report_id: int) -> bool:
    """Write the file. Whether it is ready; a second run begins anew."""
    report = CsvReport.objects.select_related("person", "business").filter(pk=report_id).first()
    if report is None or report.state == State.READY or not may_have(report):
        unready = CsvReport.objects.filter(pk=report_id).exclude(state=State.READY)
        unready.update(state=State.FAILED)
        return False
    advance(report, state=State.RUNNING, rows=0)
    content = write(report)
    if content is None:
        advance(report, state=State.FAILED)
        return False
    advance(
        report,
        state=State.READY,
        content=content,
        total=report.rows,
        done_at=timezone.now(),
    )
    # What was hidden while it was written.
    CsvReport.objects.filter(pk=report_id, hidden=True).update(content=None)
    return True


def write(report: CsvReport) -> bytes | None:
    """The gzipped CSV; None when there are too many rows, or nobody waits for it any more."""
    filters, chosen = csv_export.read(
        report.query,
        report.business,
        report.person_id,
    )
    out = io.BytesIO()
    with gzip.GzipFile(
        fileobj=out,
        mode="wb",
        mtime=0,
    ) as file:
        for text, count in csv_export.batches(LISTINGS[report.page], filters, chosen):
            file.write(text.encode())
            report.rows += count
            if not advance(report, rows=report.rows) or report.rows > MOST:
                return None
    return out.getvalue()


def advance(report: CsvReport, **fields: object) -> bool:
    """Note how far it is and tell the page that follows it; whether it still is wanted."""
    with transaction.atomic():
        there = CsvReport.objects.filter(pk=report.pk).update(**fields)
        announce([topic(report.person_id)])
    for name, value in fields.items():
        setattr(report, name, value)
    return bool(there)


def clear() -> int:
    """Delete what was kept long enough; and whatever got stuck."""
    return CsvReport.objects.filter(asked_at__lt=timezone.now() - KEPT).delete()[0]
