"""Setting up sources: made, given a secret, switched on and off, mapped, removed."""

import base64
import json
import secrets
from typing import NamedTuple

from django.conf import settings
from django.db.models import QuerySet

from chatlinks.intake.webhooks.generic.kind import GENERIC
from chatlinks.intake.webhooks.kind import SourceKind
from chatlinks.intake.webhooks.kinds import KINDS
from chatlinks.intake.webhooks.models import WebhookDelivery, WebhookSource
from chatlinks.links import members
from chatlinks.links.addresses import link_path
from chatlinks.workspaces.models import Business

SHOWN = 50  # deliveries on the page
BEGINNING = "whsec_"  # as Standard Webhooks write a secret


class Target(NamedTuple):
    """Where a source takes posts that go on to it, and the rights to send them."""

    url: str  # ends with /
    token: str
    client_id: str


class ShownDelivery(NamedTuple):
    """A delivery as the page lists it; nothing of what it held."""

    delivery: WebhookDelivery
    link: str  # to the conversation, or empty


def new_secret() -> str:
    """192 bits."""
    return BEGINNING + base64.b64encode(secrets.token_bytes(24)).decode()


def make(
    business: Business,
    kind: str,
    name: str,
    secret: str,
    by: int,
) -> WebhookSource:
    """With an alarm after a day without a delivery."""
    source = WebhookSource(
        business=business,
        kind=kind,
        name=name,
        address=secrets.token_urlsafe(24),
        made_by_id=by,
        silent_after=24,
    )
    source.take_secret(secret)
    source.save(force_insert=True)
    return source


def url_of(source: WebhookSource) -> str:
    return f"{settings.BASE_URL}/hooks/{source.address}"


def kind_of(source: WebhookSource) -> SourceKind:
    return KINDS[source.kind]


def sources_of(business: Business) -> QuerySet[WebhookSource]:
    return WebhookSource.objects.filter(business=business).order_by("-on", "name", "pk")


def last_deliveries(source: WebhookSource) -> list[ShownDelivery]:
    deliveries = list(source.deliveries.order_by("-pk")[:SHOWN])
    return [ShownDelivery(each, link_of(each)) for each in deliveries]


def link_of(delivery: WebhookDelivery) -> str:
    if delivery.conversation_id is None:
        return ""
    return link_path(members.token_of(delivery.business_id, delivery.conversation_id))


def is_ready(source: WebhookSource) -> bool:
    """Can it be read? A generic one not before it is mapped."""
    return source.kind != GENERIC.name or source.mapping is not None


def change_secret(source: WebhookSource, secret: str) -> None:
    source.take_secret(secret)
    source.save(update_fields=["secret_sealed"])


def set_alarm(source: WebhookSource, hours: int | None) -> None:
    """It is watched anew from now on."""
    source.silent_after, source.silent_since = hours, None
    source.save(update_fields=["silent_after", "silent_since"])


def switch(source: WebhookSource, *, on: bool) -> None:
    source.on, source.silent_since = on, None
    source.save(update_fields=["on", "silent_since"])


def set_target(source: WebhookSource, target: Target | None) -> None:
    source.take_target(json.dumps(target) if target else "")
    source.save(update_fields=["target_sealed"])


def target_of(source: WebhookSource) -> Target | None:
    return Target(*json.loads(source.target)) if source.target_sealed else None


def set_mapping(source: WebhookSource, mapping: dict[str, str]) -> None:
    source.mapping = mapping
    source.save(update_fields=["mapping"])


def remove(source: WebhookSource) -> None:
    """With the list of its deliveries and what was kept aside of them."""
    source.delete()
