"""The job that fetches, by its name: whoever stores a message queues it in the same transaction."""

from contextlib import suppress

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

JOB = "fetch_files"


def defer(business_id: int) -> None:
    """Unless it is waiting already."""
    with suppress(AlreadyEnqueued), transaction.atomic():
        task = app.configure_task(JOB, queueing_lock=f"{JOB}:{business_id}")
        task.defer(business_id=business_id)
