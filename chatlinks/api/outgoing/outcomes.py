"""What became of a request: taken, to be tried again, or given up."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from chatlinks.api.outgoing.models import Endpoint, EndpointDelivery
from chatlinks.api.outgoing.switched_off import give_up

GONE = 410
BUSY = (429, 503)  # may say until when
# How long each try waits for, as Standard Webhooks propose.
SCHEDULE = (
    timedelta(0),
    timedelta(seconds=5),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=5),
    timedelta(hours=10),
    timedelta(hours=14),
    timedelta(hours=20),
    timedelta(hours=24),
)
JITTER = 0.1  # of a wait at most, so that what failed together isn't tried together
FIRST_REST = timedelta(seconds=5)
LONGEST_REST = timedelta(minutes=5)
PATIENCE = timedelta(days=3)  # by then the first that failed has had all its tries
LEAST = 10  # failures before it is switched off
State = EndpointDelivery.State
NOTHING_TAKEN = "It has taken nothing for three days."
NOTHING_THERE = "It answered 410: nothing is there any more."


def asked_wait(told: str, now: datetime) -> timedelta:
    """Of a Retry-After, in seconds or as a date: no longer than our own longest wait, and none for
    what is neither.
    """
    told = told.strip()
    if told.isascii() and told.isdigit():
        return min(timedelta(seconds=int(told[:9])), SCHEDULE[-1])
    try:
        at = parsedate_to_datetime(told)
    except (ArithmeticError, LookupError, TypeError, ValueError):
        return timedelta(0)
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return min(max(at - now, timedelta(0)), SCHEDULE[-1])


class Result(NamedTuple):
    """Of a request: a status, or why there is none."""

    status: int | None
    why: str = ""
    wait: timedelta = timedelta(0)  # as long as it asked to be left alone

    @property
    def is_taken(self) -> bool:
        return self.status is not None and 200 <= self.status < 300

    @property
    def fault(self) -> str:
        return self.why or f"It answered {self.status}."


@transaction.atomic
def settle(delivery: EndpointDelivery, result: Result) -> None:
    """The endpoint, and the delivery with it, may have been removed meanwhile."""
    held = Endpoint.objects.select_for_update(no_key=True).filter(pk=delivery.endpoint_id)
    endpoint = held.first()
    if endpoint is None:
        return
    if result.is_taken:
        finish(delivery, State.DELIVERED, result.status)
        well(endpoint)
    elif result.status == GONE:
        finish(delivery, State.DEAD, GONE, result.fault)
        give_up(endpoint, NOTHING_THERE)
    else:
        try_again(delivery, result)
        failed(endpoint, result.wait)


def finish(
    delivery: EndpointDelivery,
    state: str,
    status: int | None = None,
    why: str = "",
) -> None:
    delivery.state, delivery.next_at = state, None
    delivery.status, delivery.why = status, why
    fields = ["state", "next_at", "status", "why"]
    stored = EndpointDelivery.objects.filter(pk=delivery.pk)  # none, where it was removed meanwhile
    stored.update(**{field: getattr(delivery, field) for field in fields})


def try_again(delivery: EndpointDelivery, result: Result) -> None:
    if delivery.attempts >= len(SCHEDULE):
        finish(delivery, State.DEAD, result.status, result.fault)
        return
    jitter = JITTER * (delivery.event_id.int % 1_000) / 1_000
    pause = max(SCHEDULE[delivery.attempts], result.wait) * (1 + jitter)
    delivery.status, delivery.why = result.status, result.fault
    delivery.next_at = timezone.now() + pause
    delivery.save(update_fields=["status", "why", "next_at"])


def well(endpoint: Endpoint) -> None:
    endpoint.failures, endpoint.failing_since, endpoint.rests_until = 0, None, None
    endpoint.last_at = timezone.now()
    endpoint.save(update_fields=["failures", "failing_since", "rests_until", "last_at"])


def failed(endpoint: Endpoint, wait: timedelta = timedelta(0)) -> None:
    """It rests, each time twice as long, or for as long as it asked to; after days without anything
    taken it is switched off.
    """
    now = timezone.now()
    endpoint.failures += 1
    endpoint.failing_since = endpoint.failing_since or now
    doublings = min(endpoint.failures - 1, 10)
    rest = max(min(FIRST_REST * 2**doublings, LONGEST_REST), wait)
    # Another request may have been asked meanwhile to wait longer.
    endpoint.rests_until = max(now + rest, endpoint.rests_until or now)
    endpoint.save(update_fields=["failures", "failing_since", "rests_until"])
    if endpoint.failures >= LEAST and endpoint.failing_since < now - PATIENCE:
        give_up(endpoint, NOTHING_TAKEN)
