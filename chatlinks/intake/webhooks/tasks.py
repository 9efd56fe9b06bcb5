"""What webhooks have done in the background. A job's arguments are ids."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from chatlinks.intake.webhooks import silence
from chatlinks.intake.webhooks.deliveries import inbox, taking


@app.task(name=inbox.JOB, retry=RetryStrategy(max_attempts=5, wait=2))
def take_deliveries(source_id: int) -> None:
    """Queued by intake/webhooks/deliveries/inbox.py, with the delivery."""
    taking.take(source_id)


@app.periodic(cron="* * * * *")
@app.task(name="watch_sources", queueing_lock="watch_sources")
def watch_sources(timestamp: int) -> None:
    """Take up what waits though its job is gone, and notice which sources are silent."""
    for source_id in inbox.waiting_sources():
        inbox.defer(source_id)
    silence.notice()


@app.periodic(cron="27 * * * *")
@app.task(name="clear_deliveries", queueing_lock="clear_deliveries")
def clear_deliveries(timestamp: int) -> None:
    """What became of deliveries is kept for a week, what had no place here for 30 days."""
    inbox.clear()


@app.task(name=silence.MAIL, retry=RetryStrategy(max_attempts=5, exponential_wait=4))
def mail_silent_source(source_id: int) -> None:
    """Queued by intake/webhooks/silence.py, with the alarm."""
    silence.send(source_id)
