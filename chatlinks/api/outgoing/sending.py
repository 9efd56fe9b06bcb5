"""Endpoints are told: what is due is taken, sent many at once, and noted.

A slow endpoint holds up no other: each has a few requests under way at most, one while it fails,
and rests after each failure, the longer the more there were. What is taken is due again a minute
later, so that a server that is killed meanwhile loses nothing; a receiver knows by `webhook-id`
what comes twice.
"""

import logging
import time
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from django.utils import timezone
from standardwebhooks import Webhook

from chatlinks.api.outgoing import payloads
from chatlinks.api.outgoing.models import EndpointDelivery
from chatlinks.api.outgoing.outcomes import BUSY, Result, asked_wait, finish, settle
from chatlinks.api.outgoing.waking import wake_at
from chatlinks.database.rows import column
from chatlinks.web import outgoing
from chatlinks.web.outgoing import NoAnswer

AT_ONCE = 32  # requests of all endpoints
OF_ONE = 4  # of them of one endpoint that takes what it is sent
RUN = 50.0  # seconds of one job; another goes on from there
TIME_OUT = 10.0  # seconds of one request, all of it
LOOK_AGAIN = 0.2  # seconds between looks for what became due while others are under way
SOON = timedelta(minutes=1)  # what is due later is seen by the look of every minute
logger = logging.getLogger(__name__)


class WebhookRequest(NamedTuple):
    address: str
    body: bytes
    headers: dict[str, str]


UnderWay = dict[Future[Result], EndpointDelivery]

# What is due, of endpoints that aren't busy: ids.
TAKE = f"""
WITH taken AS MATERIALIZED (
  SELECT due.id
  FROM outgoing_endpoint e
  JOIN workspaces_business b ON b.id = e.business_id AND NOT b.locked
  CROSS JOIN LATERAL (
    SELECT w.id, w.next_at FROM outgoing_endpointdelivery w
    WHERE w.endpoint_id = e.id AND w.state = 'waiting' AND w.next_at <= %(now)s
    ORDER BY w.next_at
    LIMIT CASE WHEN e.failures = 0 THEN {OF_ONE} ELSE 1 END
    FOR UPDATE SKIP LOCKED) due
  WHERE e."on" AND coalesce(e.rests_until, %(now)s) <= %(now)s AND e.id <> ALL(%(busy)s)
  ORDER BY due.next_at
  LIMIT %(room)s)
UPDATE outgoing_endpointdelivery d
SET next_at = %(now)s + interval '1 minute', attempts = d.attempts + 1, tried_at = %(now)s
FROM taken WHERE d.id = taken.id
RETURNING d.id"""
NEXT = """
SELECT min(greatest(w.next_at, e.rests_until))
FROM outgoing_endpoint e
JOIN workspaces_business b ON b.id = e.business_id AND NOT b.locked
CROSS JOIN LATERAL (
  SELECT w.next_at FROM outgoing_endpointdelivery w
  WHERE w.endpoint_id = e.id AND w.state = 'waiting'
  ORDER BY w.next_at LIMIT 1) w
WHERE e."on" """


def send_due(is_stopped: Callable[[], bool] = lambda: False) -> int:
    """Send what is due until nothing is, or for RUN seconds; how many requests were made."""
    until, count = time.monotonic() + RUN, 0
    under_way: UnderWay = {}
    with ThreadPoolExecutor(AT_ONCE, "outgoing") as pool:
        while True:
            if time.monotonic() < until and not is_stopped():
                count += begin(pool, under_way)
            if not under_way:
                break
            done, _ = wait(under_way, LOOK_AGAIN, FIRST_COMPLETED)
            for future in done:
                settle(under_way.pop(future), future.result())
    wake_again()
    return count


def begin(pool: ThreadPoolExecutor, under_way: UnderWay) -> int:
    """Send what is due by now; how many requests that is."""
    count = 0
    for delivery in take(under_way):
        if request := request_of(delivery):
            under_way[pool.submit(post, *request)] = delivery
            count += 1
    return count


def request_of(delivery: EndpointDelivery) -> WebhookRequest | None:
    """None where there is nothing to send. Whatever is wrong with one, the others are sent."""
    try:
        body = payloads.body_of(delivery)
        return WebhookRequest(delivery.endpoint.address, body, headers_of(delivery, body))
    except payloads.Gone:
        finish(delivery, EndpointDelivery.State.GONE)
    except Exception:
        logger.exception("What endpoint %s is told can't be made.", delivery.endpoint_id)
        settle(delivery, Result(None, "This server couldn’t make it: see its log."))
    return None


def take(under_way: UnderWay) -> list[EndpointDelivery]:
    room = AT_ONCE - len(under_way)
    if not room:
        return []
    busy = [each.endpoint_id for each in under_way.values()]
    ids = column(TAKE, {"now": timezone.now(), "busy": busy, "room": room})
    due = EndpointDelivery.objects.filter(pk__in=ids).select_related("endpoint")
    return list(due.order_by("pk"))


def headers_of(delivery: EndpointDelivery, body: bytes) -> dict[str, str]:
    """Those of Standard Webhooks, signed with each secret that counts."""
    id_, now = delivery.message_id, timezone.now()
    signers = [Webhook(secret) for secret in delivery.endpoint.secrets(now)]
    marks = [each.sign(id_, now.astimezone(UTC), body.decode()) for each in signers]
    return {
        "Content-Type": "application/json",
        "User-Agent": "ChatLinks-Webhooks",
        "webhook-id": id_,
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": " ".join(marks),
    }


def post(address: str, body: bytes, headers: dict[str, str]) -> Result:
    """In a thread of its own, which has no database."""
    try:
        answer = outgoing.post(
            address,
            body,
            headers,
            time_out=TIME_OUT,
            reads=False,
        )
    except NoAnswer as problem:
        return Result(None, str(problem))
    except Exception:
        logger.exception("An endpoint couldn't be asked.")
        return Result(None, "This server couldn’t ask it: see its log.")
    if answer.status in BUSY:
        return Result(answer.status, wait=asked_wait(answer.retry_after, timezone.now()))
    return Result(answer.status)


def wake_again() -> None:
    """For what is due within a minute."""
    at: datetime | None = column(NEXT)[0]
    now = timezone.now()
    if at is not None and at < now + SOON:
        wake_at(max(at, now))
