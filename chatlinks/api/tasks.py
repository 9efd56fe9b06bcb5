"""What the API does by itself."""

from procrastinate.contrib.django import app

from chatlinks.api import repeats


@app.periodic(cron="17 * * * *")
@app.task(name="clear_api_requests", queueing_lock="clear_api_requests")
def clear_api_requests(timestamp: int) -> None:
    """Answers for requests that are sent again are kept for a day."""
    repeats.clear()
