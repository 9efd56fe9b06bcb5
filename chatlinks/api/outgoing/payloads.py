"""What an endpoint is sent: which, when, how many; no user’s name and no word that they wrote.

It is put together from what is stored when it is sent. Texts are read by the API, masked as they
are by then: what was sent out can't be hidden later, and whoever both stores and is told could find
out what is hidden by trying. Of links there is the members' alone, which opens nothing by itself.
"""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from chatlinks.api.outgoing.event_types import TEST
from chatlinks.api.outgoing.models import EndpointDelivery
from chatlinks.api.writes.storing import link_of
from chatlinks.conversations.models import Conversation
from chatlinks.intake.webhooks.models import WebhookSource
from chatlinks.links import members
from chatlinks.links.models import ChatLink

Facts = Mapping[str, Any]
Told = dict[str, Any]


class Gone(Exception):
    """What it tells of was deleted meanwhile."""


def body_of(delivery: EndpointDelivery) -> bytes:
    """As Standard Webhooks have it. Raises Gone."""
    told = DATA[delivery.event_type](delivery.business_id, delivery.about)
    payload = {
        "type": delivery.event_type,
        "timestamp": moment(delivery.at),
        "data": told,
    }
    return json.dumps(payload, separators=(",", ":")).encode()


def moment(at: datetime | None) -> str | None:
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z") if at else None


def conversation(business_id: int, id_: int) -> Told:
    held = Conversation.objects.select_related("team").filter(business_id=business_id, pk=id_)
    stored = held.first()
    if stored is None:
        raise Gone
    return {
        "link": link_of(members.token_of(business_id, stored.pk)),
        "number": stored.number,
        "user": f"User {stored.contact_id}",
        "state": stored.state,
        "team": stored.team.name if stored.team else "",
        "started_at": moment(stored.started_at),
        "last_at": moment(stored.last_at),
        "closed_at": moment(stored.closed_at),
        "messages": stored.message_count,
        "lowest_rating": stored.lowest_rating,
    }


def link(business_id: int, id_: int) -> Told:
    """Never its token."""
    stored = ChatLink.objects.filter(business_id=business_id, pk=id_).first()
    if stored is None:
        raise Gone
    return {
        "id": stored.pk,
        "audience": stored.audience,
        "covers": stored.covers,
        "made_at": moment(stored.made_at),
        "expires_at": moment(stored.expires_at),
        "revoked_at": moment(stored.revoked_at),
        "has_passcode": bool(stored.passcode),
    }


def completed(business_id: int, facts: Facts) -> Told:
    return {"conversation": conversation(business_id, facts["conversation"])}


def received(business_id: int, facts: Facts) -> Told:
    review = {
        "at": moment(datetime.fromisoformat(facts["at"])),
        "rating": facts["rating"],
        "for": facts["for"],
        "has_comment": facts["has_comment"],
    }
    return {"review": review, **completed(business_id, facts)}


def of_link(business_id: int, facts: Facts) -> Told:
    return {"link": link(business_id, facts["link"]), **completed(business_id, facts)}


def opened(business_id: int, facts: Facts) -> Told:
    visit = {"at": moment(datetime.fromisoformat(facts["at"])), "by": facts["by"]}
    return {"visit": visit, **of_link(business_id, facts)}


def silent(business_id: int, facts: Facts) -> Told:
    held = WebhookSource.objects.filter(business_id=business_id, pk=facts["source"])
    source = held.first()
    if source is None:
        raise Gone
    told = {
        "id": source.pk,
        "name": source.name,
        "kind": source.kind,
        "last_at": moment(source.last_at),
    }
    return {"source": told}


def tested(business_id: int, facts: Facts) -> Told:
    return {}


DATA: dict[str, Callable[[int, Facts], Told]] = {
    "conversation.completed": completed,
    "review.received": received,
    "link.made": of_link,
    "link.opened": opened,
    "link.revoked": of_link,
    "source.silent": silent,
    TEST: tested,
}
