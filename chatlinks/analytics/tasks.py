"""Counting, in the background."""

from procrastinate.contrib.django import app

from chatlinks.analytics import ledger, weekly


@app.periodic(cron="* * * * *")
@app.task(name="count_days", queueing_lock="count_days")
def count_days(timestamp: int) -> None:
    """Count dirty days until there are none."""
    while ledger.count_waiting():
        pass


@app.periodic(cron="0 6 * * 1")
@app.task(name="mail_saved_views", queueing_lock="mail_saved_views")
def mail_saved_views(timestamp: int) -> None:
    """Monday mornings, in UTC."""
    weekly.send_all()
