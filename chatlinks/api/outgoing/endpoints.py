"""Setting up endpoints: made, changed, given a new secret, switched on and off, removed."""

import base64
import secrets
from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple
from urllib.parse import urlsplit
from uuid import uuid4

from django.db import transaction
from django.db.models import Count, QuerySet
from django.utils import timezone

from chatlinks.api.outgoing.event_types import TEST
from chatlinks.api.outgoing.models import Endpoint, EndpointDelivery
from chatlinks.api.outgoing.noting import note
from chatlinks.api.outgoing.waking import wake
from chatlinks.workspaces.models import Business

BEGINNING = "whsec_"  # as Standard Webhooks write a secret
BOTH_SIGN = timedelta(days=1)  # the old secret beside the one that replaces it
SHOWN = 25  # deliveries on the page
MOST = 20  # endpoints of a business
State = EndpointDelivery.State


class EndpointChoices(NamedTuple):
    """What is chosen of an endpoint."""

    name: str
    address: str
    events: Sequence[str]


def new_secret() -> str:
    """256 bits."""
    return BEGINNING + base64.b64encode(secrets.token_bytes(32)).decode()


@transaction.atomic
def make(
    business: Business,
    choices: EndpointChoices,
    by: int,
    key: str = "",
) -> Endpoint:
    """Its secret is told by `newest_secret`, to whoever made it. `key` begins what the audit says
    where a program makes it.
    """
    endpoint = Endpoint(business=business, made_by_id=by)
    endpoint.draw_id()
    endpoint.secret_sealed = endpoint.seal("secret", new_secret())
    take(endpoint, choices)
    endpoint.save(force_insert=True)
    note(endpoint, by, f"made: {', '.join(choices.events)}", key)
    return endpoint


def newest_secret(endpoint: Endpoint) -> str:
    return endpoint.secrets(timezone.now())[0]


def take(endpoint: Endpoint, choices: EndpointChoices) -> None:
    endpoint.name = choices.name
    endpoint.events = list(choices.events)
    endpoint.address_sealed = endpoint.seal("address", choices.address)


@transaction.atomic
def change(endpoint: Endpoint, choices: EndpointChoices, by: int) -> None:
    """What waits goes to the new address. It is tried at once."""
    take(endpoint, choices)
    endpoint.rests_until = None
    endpoint.save(update_fields=["name", "events", "address_sealed", "rests_until"])
    note(endpoint, by, f"changed: {', '.join(choices.events)}")


@transaction.atomic
def rotate(endpoint: Endpoint, by: int) -> str:
    """The new secret. For a day both sign, so that a receiver may change over when it likes."""
    secret = new_secret()
    endpoint.old_secret_sealed = endpoint.secret_sealed
    endpoint.old_secret_until = timezone.now() + BOTH_SIGN
    endpoint.secret_sealed = endpoint.seal("secret", secret)
    endpoint.save(update_fields=["secret_sealed", "old_secret_sealed", "old_secret_until"])
    note(endpoint, by, "given a new secret")
    return secret


@transaction.atomic
def switch(endpoint: Endpoint, by: int, *, on: bool) -> None:
    """Off, nothing is noted for it; what waits already goes on when it is on again."""
    endpoint.on, endpoint.off_why = on, ""
    endpoint.failures, endpoint.failing_since, endpoint.rests_until = 0, None, None
    fields = ["on", "off_why", "failures", "failing_since", "rests_until"]
    endpoint.save(update_fields=fields)
    note(endpoint, by, f"switched {'on' if on else 'off'}")
    if on:
        wake()


@transaction.atomic
def remove(endpoint: Endpoint, by: int, key: str = "") -> None:
    """With the list of its deliveries. `key` as in `make`."""
    note(endpoint, by, "removed", key)
    endpoint.delete()


# ── Looking, testing, trying again ──────────────────────────────────────────────────────────────


class ListedEndpoint(NamedTuple):
    """An endpoint as the list shows it."""

    endpoint: Endpoint
    host: str
    dead: int


def host_of(endpoint: Endpoint) -> str:
    """Of its address what may be shown in passing."""
    return urlsplit(endpoint.address).netloc


def endpoints_of(business: Business) -> list[ListedEndpoint]:
    held = list(Endpoint.objects.filter(business=business).order_by("-on", "name", "pk"))
    letters = EndpointDelivery.objects.filter(endpoint__in=held, state=State.DEAD)
    counted = letters.values_list("endpoint").annotate(Count("pk")).order_by()
    dead: dict[int, int] = dict(counted)
    return [ListedEndpoint(each, host_of(each), dead.get(each.pk, 0)) for each in held]


def last_deliveries(endpoint: Endpoint) -> list[EndpointDelivery]:
    return list(endpoint.deliveries.order_by("-pk")[:SHOWN])


def dead_letters(endpoint: Endpoint) -> QuerySet[EndpointDelivery]:
    """The newest first."""
    return endpoint.deliveries.filter(state=State.DEAD).order_by("-pk")


def test(endpoint: Endpoint) -> None:
    """Tell it that it is tested, in the background as all else."""
    with transaction.atomic():
        EndpointDelivery.objects.create(
            business_id=endpoint.business_id,
            endpoint=endpoint,
            event_id=uuid4(),
            event_type=TEST,
            next_at=timezone.now(),
        )
        wake()


@transaction.atomic
def replay(endpoint: Endpoint, by: int, delivery_id: int | None = None) -> int:
    """Send what was given up once more, one or all; how many. Each has all its tries again, under
    the same id, so a receiver that took one after all knows it.
    """
    dead = dead_letters(endpoint)
    if delivery_id is not None:
        dead = dead.filter(pk=delivery_id)
    count = dead.order_by().update(
        state=State.WAITING,
        attempts=0,
        next_at=timezone.now(),
        why="",
    )
    if count:
        Endpoint.objects.filter(pk=endpoint.pk).update(rests_until=None)
        note(endpoint, by, f"told again of {count} that had been given up")
        wake()
    return count
