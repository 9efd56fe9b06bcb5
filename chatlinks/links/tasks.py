"""Jobs of this room."""

from procrastinate.contrib.django import app
from procrastinate.job_context import JobContext

from chatlinks.links.people import codes
from chatlinks.links.sharing import old_tokens, policy
from chatlinks.links.strangers import senders


@app.periodic(cron="* * * * *")
@app.task(
    name="hide_tokens",
    queueing_lock="hide_tokens",
    pass_context=True,
)
def hide_tokens(context: JobContext, timestamp: int) -> None:
    """Of links that were made while tokens were still stored in clear."""
    old_tokens.hide(context.should_abort)


@app.task(name=codes.JOB, retry=2)
def mail_code(code_id: int) -> None:
    """Asked for by whoever opens a link for people; nothing goes out to who isn't on its list."""
    codes.send(code_id)


@app.periodic(cron="23 * * * *")
@app.task(name="clear_senders", queueing_lock="clear_senders")
def clear_senders(timestamp: int) -> None:
    senders.clear()


@app.periodic(cron="* * * * *")
@app.task(name="end_links_of_leavers", queueing_lock="end_links_of_leavers")
def end_links_of_leavers(timestamp: int) -> None:
    """Where the business says so."""
    policy.end_those_of_leavers()
