"""Jobs of this room."""

from procrastinate.contrib.django import app
from procrastinate.job_context import JobContext

from chatlinks.links import old_tokens


@app.periodic(cron="* * * * *")
@app.task(name="hide_tokens", queueing_lock="hide_tokens", pass_context=True)
def hide_tokens(context: JobContext, timestamp: int) -> None:
    """Of links that were made while tokens were still stored in clear."""
    old_tokens.hide(context.should_abort)
