"""What the web chat does by itself."""

from procrastinate.contrib.django import app

from chatlinks.webchat import visitors


@app.periodic(cron="23 * * * *")
@app.task(name="forget_ended_visits", queueing_lock="forget_ended_visits")
def forget_ended_visits(timestamp: int) -> None:
    """Once their sessions would have run out anyway."""
    visitors.forget_ended()
