"""Threads: what is known of a source's conversations and users, opened, added to, and sealed again.

Whoever calls holds the business's lock.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.utils import timezone

from chatlinks.conversations.records import contacts
from chatlinks.conversations.records.identity import identity_of
from chatlinks.database.rows import new_ids, typed
from chatlinks.intake.webhooks.models import WebhookDelivery, WebhookThread
from chatlinks.intake.webhooks.payloads.extract import OF_CONTACT
from chatlinks.intake.webhooks.payloads.facts import CONTACT, Fact, Facts, Taken, contact_of
from chatlinks.privacy.sealing import Vault
from chatlinks.workspaces.models import Business

MOST = 1_000  # messages in one part: all of a part is masked anew with each message
TABLE = "webhooks_webhookthread"
OWNERS = """
SELECT external_hash, contact_id FROM conversations_conversation
WHERE business_id = %s AND external_hash = ANY(%s)"""


class Owner(NamedTuple):
    external_hash: bytes
    contact_id: int


@dataclass
class ThreadPart:
    """One row of a thread, with what it holds in clear."""

    row: WebhookThread
    facts: Facts
    changed: bool = False  # to be stored
    news: bool = False  # the conversation is another one now

    @property
    def is_ownerless(self) -> bool:
        """Its user wasn't stored when it was: it bears a key of the business."""
        return self.row.contact_id is None and bool(self.facts.by_part)

    @property
    def is_full(self) -> bool:
        return len(self.facts.named("message")) >= MOST


@dataclass
class Thread:
    """A conversation, or a user, of the source."""

    name: str
    parts: list[ThreadPart] = field(default_factory=list)
    forgotten: bool = False

    @property
    def is_contact(self) -> bool:
        return self.name.startswith(CONTACT)

    def take(self, fact: Fact) -> bool:
        """Whether it says anything new."""
        part = self.part_of(fact)
        taken = part.facts.take(fact)
        part.changed |= taken is not Taken.KNOWN
        part.news |= taken is Taken.NEW
        return taken is Taken.NEW

    def part_of(self, fact: Fact) -> ThreadPart:
        """The part that knows of it; else the last."""
        for part in self.parts:
            if part.facts.holds(fact):
                return part
        return self.parts[-1]

    def id_of(self, part: ThreadPart) -> str:
        """Of the conversation that is stored for a part."""
        return self.name if part.row.part == 1 else f"{self.name}#{part.row.part}"

    def contact_id(self) -> str:
        return contact_of(self.name, self.parts[0].facts)


class Threads:
    """Those of one business that a batch of deliveries tells of."""

    def __init__(self, business: Business) -> None:
        self.business = business
        self.identity = identity_of(business)
        self.by_name: dict[str, Thread] = {}

    def open(self, names: Iterable[str]) -> None:
        """Each by its name, which begins with the kind of its source."""
        missing = {name: self.hash(name) for name in names if name not in self.by_name}
        rows = WebhookThread.objects.filter(
            business=self.business, name_hash__in=missing.values()
        ).order_by("part")
        stored: dict[bytes, list[WebhookThread]] = {}
        for row in rows:
            stored.setdefault(bytes(row.name_hash), []).append(row)
        ids = {row.contact_id for row in rows if row.contact_id}
        known = contacts.by_id(self.business.pk, sorted(ids))
        for name, hash_ in missing.items():
            self.by_name[name] = self.opened(name, stored.get(hash_, []), known)

    def opened(
        self, name: str, rows: list[WebhookThread], known: dict[int, contacts.KnownContact]
    ) -> Thread:
        thread = Thread(name)
        for row in rows:
            if row.of_contact and row.contact_id and row.contact_id not in known:
                return self.begun(name)
            if row.sealed is None or (row.contact_id and row.contact_id not in known):
                return Thread(name, forgotten=True)
            vault = known[row.contact_id].vault if row.contact_id else None
            thread.parts.append(ThreadPart(row, Facts(row.unsealed(vault))))
        return thread if rows else self.begun(name)

    def begun(self, name: str) -> Thread:
        return Thread(name, [ThreadPart(self.new_row(name, 1), Facts())])

    def take(self, fact: Fact) -> bool:
        thread = self.by_name[fact.thread]
        last = thread.parts[-1]
        held = any(part.facts.holds(fact) for part in thread.parts)
        if fact.part == "message" and last.is_full and not held:
            row = self.new_row(thread.name, last.row.part + 1)
            after = Facts()
            after.by_part["about"] = dict(last.facts.named("about"))
            thread.parts.append(ThreadPart(row, after))
        return thread.take(fact)

    def details(self, contact_id: str) -> dict[str, Any]:
        """What is told of a user, of those threads that are open."""
        thread = self.by_name.get(CONTACT + contact_id)
        if thread is None or thread.forgotten:
            return {}
        facts = thread.parts[0].facts
        return {name: facts.about(name) for name in OF_CONTACT if facts.about(name)}

    def vault_of(self, contact_id: int | None) -> Vault | None:
        """Of a user who is stored and not forgotten."""
        known = contacts.by_id(self.business.pk, [contact_id]) if contact_id else {}
        return known[contact_id].vault if contact_id in known else None

    # ── Their rows ────────────────────────────────────────────────────────────────────────────

    def hash(self, name: str) -> bytes:
        return self.identity.hash(b"webhook thread", name)

    def new_row(
        self,
        name: str,
        part: int,
    ) -> WebhookThread:
        [id_] = new_ids(TABLE, 1)
        return WebhookThread(
            pk=id_,
            business=self.business,
            name_hash=self.hash(name),
            part=part,
            of_contact=name.startswith(CONTACT),
        )

    def save(self) -> None:
        """What has changed, sealed with the key of its user once that user is stored."""
        changed = [
            (thread, part)
            for thread in self.by_name.values()
            for part in thread.parts
            if part.changed or (thread.is_contact and part.is_ownerless)
        ]
        owners = self.owners([(thread, part) for thread, part in changed if not thread.is_contact])
        users = contacts.by_hash(
            self.business.pk,
            {self.contact_hash(thread) for thread, _ in changed if thread.is_contact},
        )
        ids = {*owners.values(), *(user.id for user in users.values())}
        known = contacts.by_id(self.business.pk, sorted(ids))
        for thread, part in changed:
            if thread.is_contact:
                user = users.get(self.contact_hash(thread))
                owner = user.id if user else None
            else:
                owner = owners.get(thread.id_of(part))
            self.write(part, known.get(owner) if owner else None)

    def contact_hash(self, thread: Thread) -> bytes:
        return self.identity.contact(thread.name.removeprefix(CONTACT))

    def owners(self, stored: list[tuple[Thread, ThreadPart]]) -> dict[str, int]:
        """The conversation's id → its user."""
        ids = {
            self.identity.conversation(thread.id_of(part)): thread.id_of(part)
            for thread, part in stored
        }
        found = typed(Owner, OWNERS, [self.business.pk, list(ids)])
        return {ids[bytes(row.external_hash)]: row.contact_id for row in found}

    def write(
        self,
        part: ThreadPart,
        known: contacts.KnownContact | None,
    ) -> None:
        row = part.row
        row.contact_id = known.id if known else None
        row.changed_at = timezone.now()
        vault = known.vault if known else None
        row.seal(part.facts.stored(), vault)
        row.save()


def destroy_for(business_id: int, contact_id: int) -> None:
    """A forgotten user's. That there was a conversation stays, so that nothing more is stored of
    it; whoever writes under their id again is a new user.
    """
    threads = WebhookThread.objects.filter(business=business_id, contact=contact_id)
    threads.filter(of_contact=True).delete()
    threads.update(sealed=None)
    deliveries = WebhookDelivery.objects.filter(business=business_id, contact=contact_id)
    deliveries.update(sealed=None, kept_until=None)
