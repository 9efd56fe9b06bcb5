"""Jobs of this room. Their arguments are ids only: a queue is no place for anyone's words."""

from contextlib import suppress

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from chatlinks.conversations import bot_window, deletion
from chatlinks.conversations.live import tallies
from chatlinks.conversations.remasking import changed_policy


@app.task(name="mask_anew", retry=5)
def sweep(business_id: int) -> None:
    changed_policy.sweep(business_id)


def defer_sweep(business_id: int) -> None:
    """Queue the sweep, unless one of this business is waiting already."""
    with suppress(AlreadyEnqueued), transaction.atomic():
        sweep.configure(queueing_lock=f"mask_anew:{business_id}").defer(business_id=business_id)


@app.task(name="delete_business", retry=5)
def delete_business(business_id: int) -> None:
    """Asked for in the administration: workspaces/deletion.py."""
    deletion.delete_business(business_id)


@app.periodic(cron="* * * * *")
@app.task(name="close_expired", queueing_lock="close_expired")
def close_expired(timestamp: int) -> None:
    """Complete the conversations whose 24 hours with the bot are over."""
    bot_window.close_expired()


@app.periodic(cron="* * * * *")
@app.task(name="fold_tallies", queueing_lock="fold_tallies")
def fold_tallies(timestamp: int) -> None:
    """Keep the tallies few, so that adding them up stays quick."""
    tallies.fold()
