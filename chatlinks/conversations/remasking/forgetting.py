"""Forget a contact, and hand out all that is known of one who asks. Both leave a record."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from chatlinks.conversations.live import files
from chatlinks.conversations.lock import lock_business
from chatlinks.conversations.models import Contact
from chatlinks.conversations.records import contacts
from chatlinks.conversations.records.masker import TEXTS
from chatlinks.conversations.remasking import changed_rules
from chatlinks.conversations.signals import ended
from chatlinks.database.rows import execute, rows
from chatlinks.privacy.models import ContactKey
from chatlinks.privacy.sealing import record_opening
from chatlinks.workspaces.models import Business

# What an export calls the rows of each table, and their columns beside the texts; the names are those of docs/import-format.md.
PARTS = {
    "conversations_message": ("messages", {"at": "at", "sender": "from", "confidence": "confidence", "is_broken": "is_broken",
                                           "is_smart_assist": "is_smart_assist"}),
    "conversations_event": ("events", {"at": "at", "kind": "type"}),
    "conversations_entity": ("entities", {"at": "at", "name": "name", "personal": "personal"}),
    "conversations_review": ("reviews", {"at": "at", "rating": "rating", "given_to": "for"}),
}  # fmt: skip


@transaction.atomic
def forget(contact: Contact, by: int | None) -> None:
    """Destroy the contact's key, all sealed values and all that identifies them.

    The conversations stay, masked, and go on counting; one that is open has ended. There is no way back.
    """
    lock_business(contact.business_id)
    contact.refresh_from_db()
    if contact.forgotten_at is not None:
        return
    business_id, id_ = contact.business_id, contact.pk
    ContactKey.objects.filter(contact_id=id_, business_id=business_id).delete()
    contact.lookup_set.all().delete()
    for table in TEXTS:
        execute(
            f"""UPDATE {table} p SET sealed = NULL FROM conversations_conversation c
                WHERE c.id = p.conversation_id AND c.business_id = p.business_id AND p.business_id = %s AND c.contact_id = %s""",
            [business_id, id_],
        )
    execute(
        f"""UPDATE conversations_message m SET external_hash = {contacts.RANDOM.format(table="m")} FROM conversations_conversation c
            WHERE c.id = m.conversation_id AND m.business_id = %s AND c.contact_id = %s""",
        [business_id, id_],
    )
    files.destroy(business_id, id_)
    contacts.lose_conversations(business_id, [id_])
    execute(
        f"""UPDATE conversations_contact u SET external_hash = {contacts.RANDOM.format(table="u")}, sealed = NULL, known = NULL,
            forgotten_at = %s, forgotten_by_id = %s WHERE business_id = %s AND id = %s""",
        [timezone.now(), by, business_id, id_],
    )
    end(business_id, id_)


def end(business_id: int, contact_id: int) -> None:
    """Nobody can write to these conversations any more, so none of them is left open."""
    found = rows(
        """UPDATE conversations_conversation SET state = 'completed', closed_at = now(), waiting_since = NULL, unread = 0
           WHERE business_id = %s AND contact_id = %s AND state <> 'completed' RETURNING id""",
        [business_id, contact_id],
    )
    if found:
        ended.send(Contact, business_id=business_id, conversation_ids=[row[0] for row in found])


def export(contact: Contact, by: int | None) -> dict[str, Any]:
    """Everything kept of a contact, in clear, for a request of access. The opening is recorded."""
    business = contact.business
    record_opening(business.pk, contact.pk, why="exported for a request of access", person_id=by)
    learned = contacts.by_id(business.pk, [contact.pk])[contact.pk]
    parts = {table: by_conversation(business, learned, table) for table in TEXTS}
    sent = files.list_for(business, contact.pk, learned.vault)
    conversations = rows(
        """SELECT id, number, state, channel, started_at, closed_at FROM conversations_conversation
           WHERE business_id = %s AND contact_id = %s ORDER BY number""",
        [business.pk, contact.pk],
    )
    return {
        "business": business.name,
        "exported_at": timezone.now().isoformat(),
        "details": {key: value for key, value in learned.details.items() if value},
        "known_values": [{"kind": kind, "value": value} for kind, value in learned.known],
        "conversations": [
            {
                "number": number, "state": state, "channel": channel, "started_at": iso(started), "closed_at": iso(closed),
                **{plural: parts[table].get(id_, []) for table, (plural, _) in PARTS.items()},
                "files": sent.get(id_, []),
            }
            for id_, number, state, channel, started, closed in conversations
        ],
    }  # fmt: skip


def by_conversation(
    business: Business, contact: contacts.KnownContact, table: str
) -> dict[int, list[dict[str, Any]]]:
    """A contact's rows of one table, opened, by conversation."""
    columns = PARTS[table][1]
    plain = rows(
        f"""SELECT p.id, {", ".join("p." + name for name in columns)} FROM {table} p JOIN conversations_conversation c
            ON c.id = p.conversation_id AND c.business_id = p.business_id WHERE p.business_id = %s AND c.contact_id = %s""",
        [business.pk, contact.id],
    )
    beside = {id_: dict(zip(columns.values(), values, strict=True)) for id_, *values in plain}
    made: dict[int, list[dict[str, Any]]] = {}
    for row in changed_rules.stored(business, contact.id, table, contact.vault):
        made.setdefault(row.conversation_id, []).append(said(beside[row.id] | row.record))
    return made


def said(part: dict[str, Any]) -> dict[str, Any]:
    """One message, event, entity or review, without what is empty."""
    return {**{key: value for key, value in part.items() if value}, "at": part["at"].isoformat()}


def iso(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
