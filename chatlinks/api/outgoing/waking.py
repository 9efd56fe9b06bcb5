"""The job that tells endpoints what is due; the database itself queues it with each event."""

from contextlib import suppress
from datetime import datetime

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

JOB = "send_webhooks"
QUEUE = "outgoing"  # it has a worker of its own: server/job_workers.py
NEAR = 5  # seconds within which one job will do


def wake() -> None:
    """Have what is due sent, in the transaction that it belongs to."""
    app.configure_task(JOB, queue=QUEUE).defer()


def wake_at(at: datetime) -> None:
    """Unless there is a job for about that time."""
    lock = f"{JOB}:{int(at.timestamp()) // NEAR}"
    with suppress(AlreadyEnqueued), transaction.atomic():
        app.configure_task(JOB, queue=QUEUE, queueing_lock=lock, schedule_at=at).defer()
