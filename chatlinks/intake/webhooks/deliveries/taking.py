"""From deliveries that wait to conversations: read, put together, stored by `receive`."""

import json
import logging
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from django.db import InterfaceError, OperationalError, transaction

from chatlinks.chats import topics
from chatlinks.conversations.live import opening
from chatlinks.conversations.live_topics import announce_masked_anew
from chatlinks.conversations.models import Conversation
from chatlinks.conversations.moved_messages import take_out_others
from chatlinks.conversations.records.identity import identity_of
from chatlinks.conversations.records.incoming import Incoming, IncomingContact
from chatlinks.conversations.store import IncomingConversation
from chatlinks.conversations.unopenable import tell
from chatlinks.intake.receive import receive
from chatlinks.intake.webhooks.deliveries import stand_ins
from chatlinks.intake.webhooks.deliveries.endless import (
    beginnings,
    conversations_of,
    named,
    thread_of,
)
from chatlinks.intake.webhooks.deliveries.inbox import KEPT_ASIDE
from chatlinks.intake.webhooks.deliveries.threads import ThreadPart, Threads
from chatlinks.intake.webhooks.kinds import KINDS
from chatlinks.intake.webhooks.models import WebhookDelivery, WebhookSource
from chatlinks.intake.webhooks.payloads.extract import Extract, Settings
from chatlinks.intake.webhooks.payloads.facts import CONTACT, SHAPE
from chatlinks.intake.webhooks.payloads.payload import Payload, count, parsed
from chatlinks.privacy.sealing import CannotOpen
from chatlinks.web.streaming.live import announce
from chatlinks.workspaces.lock import lock_business
from chatlinks.workspaces.models import Business

logger = logging.getLogger(__name__)
AT_ONCE = 100  # deliveries, in one transaction
Outcome = WebhookDelivery.Outcome

FORGOTTEN = "Its user was forgotten, and nothing is stored of them any more."
UNSTORABLE = "It holds something that the database can’t."
UNOPENABLE = "What is stored of its user can’t be opened with the keys of this server; see its log."
NOTHING = "Nothing in it is for a conversation."


def take(source_id: int) -> int:
    """All that waits of a source; how many deliveries that were."""
    source = WebhookSource.objects.select_related("business").filter(pk=source_id).first()
    if source is None:
        return 0
    taken = 0
    while number := take_some(source):
        taken += number
    return taken


@transaction.atomic
def take_some(source: WebhookSource) -> int:
    """Should something go wrong with many, each by itself: then it costs only that one."""
    lock_business(source.business_id)
    waiting = list(source.deliveries.filter(outcome=Outcome.WAITING).order_by("pk")[:AT_ONCE])
    if waiting and not take_together(source, waiting):
        for delivery in waiting:
            take_together(source, [delivery])
    if waiting:
        announce([topic(source.pk)])
    return len(waiting)


def topic(source_id: int) -> str:
    """What the page of a source hears of: something became of its deliveries."""
    return f"source:{source_id}"


def take_together(source: WebhookSource, waiting: Sequence[WebhookDelivery]) -> bool:
    """Whether it went well; a single one that doesn't is kept aside. A database that is gone comes
    back, and then it is tried again.
    """
    try:
        with transaction.atomic():
            Taking(source, waiting).run()
    except (OperationalError, InterfaceError):
        raise
    except Exception as problem:
        if len(waiting) > 1:
            return False
        refuse(waiting[0], problem)
    return True


def refuse(delivery: WebhookDelivery, problem: Exception) -> None:
    """It is kept aside as it came, so that nothing is lost."""
    logger.error("Delivery %s couldn't be stored: %s", delivery.pk, type(problem).__name__)
    why = UNSTORABLE
    if isinstance(problem, CannotOpen):
        tell(problem)
        why = UNOPENABLE
    WebhookDelivery.objects.filter(pk=delivery.pk).update(
        outcome=Outcome.REFUSED,
        why=why,
        kept_until=delivery.at + KEPT_ASIDE,
    )


class Opened(NamedTuple):
    """A delivery that waits, with what it holds and what its reader took out of it."""

    delivery: WebhookDelivery
    payload: Payload
    extract: Extract

    @property
    def times(self) -> list[str]:
        """When it was that it tells of."""
        return [fact.fields["at"] for fact in self.extract.facts if fact.fields.get("at")]


def opened(source: WebhookSource, delivery: WebhookDelivery) -> Opened:
    kind = KINDS[source.kind]
    text = delivery.unsealed()
    payload = parsed(text.encode(), form=kind.is_form)
    settings = Settings(source.mapping or {}, delivery.at, str(source.pk))
    return Opened(delivery, payload, kind.read(payload, settings))


class Taking:
    """A batch of deliveries of one source, in one transaction under the business's lock."""

    def __init__(
        self,
        source: WebhookSource,
        waiting: Sequence[WebhookDelivery],
    ) -> None:
        self.source = source
        self.kind = KINDS[source.kind]
        self.threads = Threads(source.business)
        self.opened = [opened(source, delivery) for delivery in waiting]
        self.began: dict[str, list[datetime]] = {}  # of threads, by the id of their part

    def run(self) -> None:
        names = {fact.thread for each in self.opened for fact in each.extract.facts}
        self.threads.open(names)
        news = [self.told(each) for each in self.opened]
        arrivals = arrivals_of(self.threads)
        take_out_others(self.source.business, moved(self.threads, arrivals))
        store(self.source.business, self.threads, arrivals)
        self.threads.save()
        stand_ins.clear(self.threads)
        for each, is_new in zip(self.opened, news, strict=True):
            self.settle(each, is_new=is_new)

    def told(self, each: Opened) -> bool:
        """Whether it says anything new."""
        told = [
            self.threads.take(fact)
            for fact in each.extract.facts
            if not self.threads.by_name[fact.thread].forgotten
        ]
        return any(told)

    def settle(
        self,
        each: Opened,
        *,
        is_new: bool,
    ) -> None:
        """Note what became of it; what has no place here is kept aside."""
        delivery, extract = each.delivery, each.extract
        delivery.event = extract.event if extract.event in self.kind.events else ""
        delivery.outcome, delivery.why = self.outcome(extract, is_new=is_new)
        unknown = self.kind.unknown(each.payload, self.source.mapping or {})
        if extract.skipped and not extract.event:
            unknown = each.payload
        delivery.unknown = count(unknown) if unknown else 0
        self.tie(each)
        if extract.faults:
            unknown = each.payload
        if unknown and not self.is_forgotten(extract):
            delivery.kept_until = delivery.at + KEPT_ASIDE
            kept = json.dumps(unknown, ensure_ascii=False)
            vault = self.threads.vault_of(delivery.contact_id)
            delivery.seal(kept, vault)
        else:
            delivery.sealed = None
        delivery.save()

    def outcome(
        self,
        extract: Extract,
        *,
        is_new: bool,
    ) -> tuple[Outcome, str]:
        if self.is_forgotten(extract):
            return Outcome.SKIPPED, FORGOTTEN
        if extract.faults:
            why = "; ".join(extract.faults)[:300]
            return (Outcome.STORED if extract.facts else Outcome.REFUSED), why
        if not extract.facts:
            return Outcome.SKIPPED, extract.skipped or NOTHING
        return (Outcome.STORED if is_new else Outcome.UNCHANGED), ""

    def is_forgotten(self, extract: Extract) -> bool:
        return any(self.threads.by_name[fact.thread].forgotten for fact in extract.facts)

    def tie(self, each: Opened) -> None:
        """To the conversation that it told of, and its user, if there are any."""
        facts = [fact for fact in each.extract.facts if not fact.thread.startswith(CONTACT)]
        if not facts:
            return
        thread = self.threads.by_name[facts[0].thread]
        if thread.forgotten:
            return
        part = thread.part_of(facts[-1])
        name = named(thread.id_of(part), self.beginnings(thread.id_of(part), part), each.times)
        hash_ = identity_of(self.source.business).conversation(name)
        stored = Conversation.objects.filter(business=self.source.business, external_hash=hash_)
        if ids := stored.values_list("pk", "contact_id").first():
            each.delivery.conversation_id, each.delivery.contact_id = ids

    def beginnings(
        self,
        name: str,
        part: ThreadPart,
    ) -> list[datetime]:
        if name not in self.began:
            self.began[name] = beginnings(name, part.facts)
        return self.began[name]


def arrivals_of(threads: Threads) -> list[IncomingConversation]:
    """The conversations that are told otherwise now."""
    changed = [
        thread
        for thread in threads.by_name.values()
        if not thread.is_contact and any(part.news for part in thread.parts)
    ]
    threads.open(CONTACT + thread.contact_id() for thread in changed)
    return [
        arrival(conversation)
        for thread in changed
        for details in [threads.details(thread.contact_id())]
        for part in thread.parts
        if part.news
        for conversation in conversations_of(thread.id_of(part), part.facts, details)
    ]


def moved(threads: Threads, arrivals: Sequence[IncomingConversation]) -> dict[str, list[str]]:
    """Of conversations that were cut out of an endless thread: the messages that stand in them."""
    endless = {
        thread.id_of(part)
        for thread in threads.by_name.values()
        for part in thread.parts
        if part.facts.about("endless")
    }
    return {
        each.conversation.id: [message.id for message in each.conversation.messages]
        for each in arrivals
        if thread_of(each.conversation.id) in endless
    }


def arrival(conversation: Incoming) -> IncomingConversation:
    raw = json.dumps(SHAPE.dump_python(conversation, by_alias=True, mode="json"), sort_keys=True)
    return IncomingConversation(conversation, raw.encode())


def store(
    business: Business,
    threads: Threads,
    arrivals: Sequence[IncomingConversation],
) -> None:
    """What users are called now is told of those, too, of whom no conversation came."""
    if arrivals:
        outcome = receive(business, arrivals)
        for conversation_id in outcome.conversation_ids:
            topics.chat_changed(business.pk, conversation_id, [])
        announce_masked_anew(outcome.conversation_ids)
    for thread in threads.by_name.values():
        id_ = thread.name.removeprefix(CONTACT)
        if thread.is_contact and thread.parts[0].news:
            meet(business, IncomingContact(id=id_, **threads.details(id_)))


def meet(business: Business, contact: IncomingContact) -> None:
    """Somebody without a conversation is met with their first one."""
    conversation = opening.last(business, contact.id)
    if conversation is not None:
        conversation.meet(contact)
