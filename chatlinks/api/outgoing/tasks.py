"""What endpoints are told in the background. A job's arguments are ids."""

from datetime import timedelta

from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.job_context import JobContext

from chatlinks.api.outgoing import sending, switched_off
from chatlinks.api.outgoing.models import EndpointDelivery
from chatlinks.api.outgoing.waking import JOB, QUEUE

KEPT = timedelta(days=7)  # that something was delivered
KEPT_LONGER = timedelta(days=30)  # what was given up or still waits


@app.task(name=JOB, queue=QUEUE, pass_context=True)
def send_webhooks(context: JobContext) -> None:
    """Queued with each event, by the database."""
    sending.send_due(context.should_abort)


@app.periodic(cron="* * * * *")
@app.task(
    name="send_due_webhooks",
    queue=QUEUE,
    queueing_lock="send_due_webhooks",
    pass_context=True,
)
def send_due_webhooks(context: JobContext, timestamp: int) -> None:
    """What is to be tried again, and what waits though its job is gone."""
    sending.send_due(context.should_abort)


@app.periodic(cron="37 * * * *")
@app.task(name="clear_endpoint_deliveries", queueing_lock="clear_endpoint_deliveries")
def clear_endpoint_deliveries(timestamp: int) -> None:
    """What was delivered is listed for a week, all else for 30 days."""
    now, state = timezone.now(), EndpointDelivery.State.DELIVERED
    EndpointDelivery.objects.filter(at__lt=now - KEPT, state=state).delete()
    EndpointDelivery.objects.filter(at__lt=now - KEPT_LONGER).delete()


@app.task(name=switched_off.MAIL, retry=RetryStrategy(max_attempts=5, exponential_wait=4))
def mail_endpoint_off(endpoint_id: int) -> None:
    """Queued by switched_off.py, with it."""
    switched_off.send(endpoint_id)
