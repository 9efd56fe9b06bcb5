"""A sample tried: what it would store, masked. Nothing is written; no user's values are asked.

It goes through the same functions as a delivery, under ids that nobody has, and is undone.
"""

import json
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.db import transaction
from django.utils import timezone

from chatlinks.conversations.models import Conversation, Entity, Event, Message, Review
from chatlinks.database.rows import ids_of_nobody
from chatlinks.intake.masked_examples import masked_examples
from chatlinks.intake.receive import receive
from chatlinks.intake.webhooks.deliveries.taking import arrival
from chatlinks.intake.webhooks.kind import SourceKind
from chatlinks.intake.webhooks.payloads.extract import OF_CONTACT, Extract, Settings
from chatlinks.intake.webhooks.payloads.facts import CONTACT, SHAPE, Facts, conversation_of
from chatlinks.intake.webhooks.payloads.payload import names_in, parsed
from chatlinks.workspaces.lock import lock_business
from chatlinks.workspaces.models import Business

NOBODYS = "a sample that is tried: "  # begins ids, so that they are nobody's


class TriedConversation(NamedTuple):
    """What would be stored of one conversation: rows as they would stand in their tables."""

    state: str
    details: dict[str, str]
    messages: list[Message]
    events: list[Event]
    entities: list[Entity]
    reviews: list[Review]


class TriedSample(NamedTuple):
    """What would become of a payload."""

    event: str
    skipped: str
    faults: list[str]
    unknown: list[str]  # fields that have no place here
    contact: bool  # it tells of a user alone
    conversations: list[TriedConversation]


def try_sample(
    business: Business, kind: SourceKind, mapping: dict[str, str], text: str
) -> TriedSample:
    """Raises UnreadablePayload."""
    payload = parsed(text.encode(), form=kind.is_form)
    extract = kind.read(payload, Settings(mapping, timezone.now()))
    unknown = kind.unknown(payload, mapping)
    conversations = tried(business, extract)
    return TriedSample(
        event=extract.event if extract.event in kind.events else "",
        skipped=extract.skipped,
        faults=extract.faults,
        unknown=masked_examples(business, [name for name in names_in(unknown) if name], []),
        contact=bool(extract.facts) and not conversations,
        conversations=conversations,
    )


def tried(business: Business, extract: Extract) -> list[TriedConversation]:
    """In a transaction that is undone."""
    threads: dict[str, Facts] = {}
    for fact in extract.facts:
        threads.setdefault(fact.thread, Facts()).take(fact)
    names = [name for name in threads if not name.startswith(CONTACT)]
    incoming = [arrival(SHAPE.validate_python(nobodys(name, threads))) for name in names]
    if not incoming:
        return []
    with transaction.atomic(), ids_of_nobody():
        lock_business(business.pk)
        outcome = receive(business, incoming)
        conversations = [read_back(business, id_) for id_ in outcome.conversation_ids]
        transaction.set_rollback(True)
    return conversations


def nobodys(name: str, threads: dict[str, Facts]) -> dict[str, Any]:
    """The conversation under ids that nobody has: what is masked in it follows from it alone."""
    told = conversation_of(name, threads[name], {})
    details = threads.get(CONTACT + told.contact.id, Facts())
    contact = {field: details.about(field) for field in OF_CONTACT if details.about(field)}
    conversation: dict[str, Any] = SHAPE.dump_python(told, by_alias=True)
    conversation["id"] = NOBODYS + name
    conversation["contact"] = {**contact, "id": NOBODYS + name}
    return conversation


def read_back(business: Business, conversation_id: int) -> TriedConversation:
    stored = Conversation.objects.select_related("contact").get(
        business=business, pk=conversation_id
    )
    part = {"business": business, "conversation": conversation_id}
    return TriedConversation(
        state=stored.state,
        details={key: value for key, value in stored.contact.details.items() if value},
        messages=list(Message.objects.filter(**part).order_by("position")),
        events=list(Event.objects.filter(**part).order_by("position")),
        entities=list(Entity.objects.filter(**part).order_by("position")),
        reviews=list(Review.objects.filter(**part).order_by("position")),
    )


def sample_text(kind: SourceKind, number: str) -> str:
    """One of the kind's samples, as it would be sent; the first where there is no such."""
    samples = kind.samples()
    place = int(number) if number.isdecimal() and number.isascii() else 1
    payload = samples[place - 1 if 0 < place <= len(samples) else 0]["payload"]
    if kind.is_form:
        return urlencode(payload)
    return json.dumps(payload, indent=2, ensure_ascii=False)
