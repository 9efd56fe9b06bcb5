"""Counting, in the background."""

from procrastinate.contrib.django import app

from chatlinks.analytics import ledger


@app.periodic(cron="* * * * *")
@app.task(name="count_days", queueing_lock="count_days")
def count_days(timestamp: int) -> None:
    """Count dirty days until there are none."""
    while ledger.count_waiting():
        pass
