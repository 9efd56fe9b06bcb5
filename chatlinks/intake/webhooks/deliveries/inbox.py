"""What is received is stored sealed at once, and taken in from there in the background.

So a source is answered in milliseconds, whatever else the business is busy with, and a delivery
that was answered is kept whatever happens to the server.
"""

from contextlib import suppress
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from chatlinks.database.rows import new_ids
from chatlinks.intake.webhooks.models import WebhookDelivery, WebhookSource

JOB = "take_deliveries"
BIGGEST = 1024 * 1024  # bytes of a request
BIGGEST_POST = 11 * BIGGEST  # with a file, of which its name is kept
NOTED_EVERY = timedelta(seconds=10)
KEPT = timedelta(days=7)  # what became of a delivery
KEPT_ASIDE = timedelta(days=30)  # what had no place here


@transaction.atomic
def store(source: WebhookSource, body: bytes) -> WebhookDelivery:
    """`body` is a payload that can be read."""
    [id_] = new_ids("webhooks_webhookdelivery", 1)
    delivery = WebhookDelivery(pk=id_, business_id=source.business_id, source=source)
    delivery.seal(body.decode("utf-8-sig"))
    delivery.save(force_insert=True)
    note_sign_of_life(source, delivery.at)
    defer(source.pk)
    return delivery


def note_sign_of_life(source: WebhookSource, at: datetime) -> None:
    """Not at each delivery: those of one source would wait for one another."""
    if source.last_at is None or source.last_at < at - NOTED_EVERY or source.silent_since:
        WebhookSource.objects.filter(pk=source.pk).update(last_at=at, silent_since=None)


def defer(source_id: int) -> None:
    """Unless the job is waiting already."""
    with suppress(AlreadyEnqueued), transaction.atomic():
        task = app.configure_task(JOB, queueing_lock=f"{JOB}:{source_id}")
        task.defer(source_id=source_id)


def waiting_sources() -> list[int]:
    """Those of which something waits, though its job may be gone."""
    waiting = WebhookDelivery.objects.filter(outcome=WebhookDelivery.Outcome.WAITING)
    return list(waiting.values_list("source_id", flat=True).distinct())


def clear(now: datetime | None = None) -> None:
    """Forget what is kept no longer."""
    now = now or timezone.now()
    WebhookDelivery.objects.filter(kept_until__lt=now).update(sealed=None, kept_until=None)
    old = WebhookDelivery.objects.filter(at__lt=now - KEPT, kept_until=None)
    old.exclude(outcome=WebhookDelivery.Outcome.WAITING).delete()
