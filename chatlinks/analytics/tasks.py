"""Counting, reports and mails, in the background."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from chatlinks.analytics.counts import daily_counts
from chatlinks.analytics.reports import report_mail, reports, weekly


@app.periodic(cron="* * * * *")
@app.task(name="count_days", queueing_lock="count_days")
def count_days(timestamp: int) -> None:
    """Count dirty days until there are none."""
    while daily_counts.count_waiting():
        pass


@app.periodic(cron="0 6 * * 1")
@app.task(name="mail_saved_views", queueing_lock="mail_saved_views")
def mail_saved_views(timestamp: int) -> None:
    """Monday mornings, in UTC."""
    weekly.send_all()


@app.task(name="make_report", retry=2)
def make_report(report_id: int) -> None:
    """Write a CSV, then mail that it is ready.

    A mail that can't be sent is tried again without making the file anew.
    """
    if reports.make(report_id):
        mail_report.defer(report_id=report_id)


@app.task(name="mail_report", retry=RetryStrategy(max_attempts=5, exponential_wait=4))
def mail_report(report_id: int) -> None:
    report_mail.send(report_id)


@app.periodic(cron="17 * * * *")
@app.task(name="clear_reports", queueing_lock="clear_reports")
def clear_reports(timestamp: int) -> None:
    reports.clear()
