"""Jobs of this room. Their arguments are ids only: a queue is no place for anyone's words."""

from contextlib import suppress

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.job_context import JobContext

from chatlinks.conversations import backfill, bot_window, deletion
from chatlinks.conversations.live import guesses, tallies
from chatlinks.conversations.remasking import changed_policy, trying_again
from chatlinks.conversations.sent_files import fetching, queue
from chatlinks.database.rows import execute, rows

# A sweep that is at work, and one that failed a moment ago.
UNDER_WAY = """
SELECT 1
FROM procrastinate_jobs j
LEFT JOIN procrastinate_workers w ON w.id = j.worker_id
WHERE j.task_name = 'mask_anew'
  AND (j.args ->> 'business_id')::bigint = %s
  AND (
    (j.status = 'doing' AND w.last_heartbeat > now() - interval '45 seconds')
    OR (j.status = 'failed' AND EXISTS (
      SELECT FROM procrastinate_events e
      WHERE e.job_id = j.id AND e.at > now() - interval '10 minutes')))
LIMIT 1"""
ENDED = """
DELETE FROM procrastinate_jobs
WHERE task_name = 'mask_anew'
  AND (args ->> 'business_id')::bigint = %s
  AND status = 'failed'"""


@app.task(name="mask_anew", pass_context=True)
def sweep(context: JobContext, business_id: int) -> None:
    """Told to stop, it does so between two contacts and queues what goes on from there."""
    if not changed_policy.sweep(business_id, context.should_abort):
        defer_sweep(business_id)


def defer_sweep(business_id: int) -> None:
    """Queue the sweep, unless one of this business is waiting already."""
    with suppress(AlreadyEnqueued), transaction.atomic():
        sweep.configure(queueing_lock=f"mask_anew:{business_id}").defer(business_id=business_id)


@app.task(name="delete_business", retry=5)
def delete_business(business_id: int) -> None:
    """Asked for in the administration: workspaces/administration/deletion.py."""
    deletion.delete_business(business_id)


@app.periodic(cron="* * * * *")
@app.task(name="sweep_behind", queueing_lock="sweep_behind")
def sweep_behind(timestamp: int) -> None:
    """Queue a sweep for each business whose history is behind its policy and has none at work.

    However a sweep ended, by a power cut or by a contact that can't be opened, it is tried again.
    """
    for business_id in changed_policy.businesses_behind():
        if not rows(UNDER_WAY, [business_id]):
            execute(ENDED, [business_id])
            defer_sweep(business_id)


@app.periodic(cron="23 3 * * *")
@app.task(name="try_unread_again", queueing_lock="try_unread_again")
def try_unread_again(timestamp: int) -> None:
    """Texts that detection failed on are read again, by whatever version runs now."""
    trying_again.try_again()


@app.periodic(cron="* * * * *")
@app.task(name="close_expired", queueing_lock="close_expired")
def close_expired(timestamp: int) -> None:
    """Complete the conversations whose 24 hours with the bot are over."""
    bot_window.close_expired()


@app.periodic(cron="* * * * *")
@app.task(
    name="backfill",
    queueing_lock="backfill",
    pass_context=True,
)
def bring_forward(context: JobContext, timestamp: int) -> None:
    """What a migration left to do on many rows."""
    backfill.work(context.should_abort)


@app.periodic(cron="* * * * *")
@app.task(name="fold_tallies", queueing_lock="fold_tallies")
def fold_tallies(timestamp: int) -> None:
    """Keep the tallies few, so that adding them up stays quick."""
    tallies.fold()


@app.task(name=queue.JOB)
def fetch_files(business_id: int) -> None:
    """Queued by conversations/sent_files/placing.py, with what is awaited."""
    fetching.work(business_id)


@app.periodic(cron="* * * * *")
@app.task(name="watch_files", queueing_lock="watch_files")
def watch_files(timestamp: int) -> None:
    """Files whose next try is due, and those whose job is gone."""
    for business_id in fetching.businesses_waiting():
        queue.defer(business_id)


@app.periodic(cron="17 * * * *")
@app.task(name="clear_written_texts", queueing_lock="clear_written_texts")
def clear_written_texts(timestamp: int) -> None:
    """What was counted of guesses is forgotten in time; alarms stay."""
    guesses.clear()
