"""A sample tried: what it would store, masked. Nothing is written; no user's values are asked."""

import json
from typing import NamedTuple
from urllib.parse import urlencode

from django.utils import timezone

from chatlinks.conversations.records.incoming import Incoming
from chatlinks.conversations.store import IncomingConversation
from chatlinks.intake.masked_examples import masked_examples
from chatlinks.intake.preview import TriedConversation, tried
from chatlinks.intake.webhooks.deliveries.taking import arrival
from chatlinks.intake.webhooks.kind import SourceKind
from chatlinks.intake.webhooks.payloads.extract import OF_CONTACT, Extract, Settings
from chatlinks.intake.webhooks.payloads.facts import CONTACT, Facts, conversation_of
from chatlinks.intake.webhooks.payloads.payload import names_in, parsed
from chatlinks.workspaces.models import Business


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
    conversations = tried(business, told_in(extract))
    return TriedSample(
        event=extract.event if extract.event in kind.events else "",
        skipped=extract.skipped,
        faults=extract.faults,
        unknown=masked_examples(business, [name for name in names_in(unknown) if name], []),
        contact=bool(extract.facts) and not conversations,
        conversations=conversations,
    )


def told_in(extract: Extract) -> list[IncomingConversation]:
    """The conversations of a payload, with what it tells of their users."""
    threads: dict[str, Facts] = {}
    for fact in extract.facts:
        threads.setdefault(fact.thread, Facts()).take(fact)
    names = [name for name in threads if not name.startswith(CONTACT)]
    return [arrival(whole(name, threads)) for name in names]


def whole(name: str, threads: dict[str, Facts]) -> Incoming:
    told = conversation_of(name, threads[name], {})
    details = threads.get(CONTACT + told.contact.id, Facts())
    contact = {field: details.about(field) for field in OF_CONTACT if details.about(field)}
    return conversation_of(name, threads[name], contact)


def sample_text(kind: SourceKind, number: str) -> str:
    """One of the kind's samples, as it would be sent; the first where there is no such."""
    samples = kind.samples()
    place = int(number) if number.isdecimal() and number.isascii() else 1
    payload = samples[place - 1 if 0 < place <= len(samples) else 0]["payload"]
    if kind.is_form:
        return urlencode(payload)
    return json.dumps(payload, indent=2, ensure_ascii=False)
