"""The mail that a report is ready."""

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage

from chatlinks.analytics.lists.listings import LISTINGS
from chatlinks.analytics.models import CsvReport
from chatlinks.analytics.reports import reports
from chatlinks.web import mail as mails

logger = logging.getLogger(__name__)
TEXT = """\
Your CSV of {title} at {business} is ready: {rows:,} rows.

{base}/analytics/reports/{id}

The link asks you to sign in. The file is kept for {days} days.
"""


def send(report_id: int) -> None:
    """A link, and nothing of what it leads to. Raises what kept it from being sent.

    Without a mail server there is nothing to send: the page *Reports* shows that it is ready.
    """
    if not mails.is_set_up():
        return
    ready = CsvReport.objects.filter(pk=report_id, state=CsvReport.State.READY)
    report = ready.select_related("person", "business").first()
    if report is None or not reports.may_have(report):
        return
    title = LISTINGS[report.page].title
    mail = EmailMessage(f"Your CSV of {title} is ready", text_of(report, title))
    mail.to = [report.person.email]
    try:
        mail.send()
    except (OSError, SMTPException) as problem:
        kind = type(problem).__name__
        logger.warning(
            "The mail about report %s could not be sent: %s",
            report.pk,
            kind,
        )
        raise


def text_of(report: CsvReport, title: str) -> str:
    return TEXT.format(
        title=title,
        business=report.business.name,
        rows=report.rows,
        base=settings.BASE_URL,
        id=report.pk,
        days=reports.KEPT.days,
    )
