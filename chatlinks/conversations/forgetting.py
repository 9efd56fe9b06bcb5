"""Forget a contact, and hand out all that is known of one who asks. Both leave a record."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from chatlinks.conversations import contacts, remask
from chatlinks.conversations.masked import TEXTS
from chatlinks.conversations.models import Contact
from chatlinks.conversations.remask import Stored
from chatlinks.privacy.models import ContactKey
from chatlinks.privacy.sealing import record_opening
from chatlinks.rows import execute, rows

PARTS = {
    "conversations_message": "messages", "conversations_event": "events", "conversations_entity": "entities",
    "conversations_review": "reviews",
}  # fmt: skip

# Keyed hashes are replaced by random bytes, so that nobody who knows an old id can find the contact by it.
RANDOM = "decode(md5(random()::text || clock_timestamp()::text || {table}.id::text), 'hex')"


@transaction.atomic
def forget(contact: Contact, by: int | None) -> None:
    """Destroy the contact's key, all sealed values and all that identifies them.

    The conversations stay, masked, and go on counting. There is no way back.
    """
    remask.lock(contact.business_id)
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
        f"""UPDATE conversations_message m SET external_hash = {RANDOM.format(table="m")} FROM conversations_conversation c
            WHERE c.id = m.conversation_id AND m.business_id = %s AND c.contact_id = %s""",
        [business_id, id_],
    )
    execute(
        f"""UPDATE conversations_conversation c SET external_hash = {RANDOM.format(table="c")}, digest = {RANDOM.format(table="c")}
            WHERE business_id = %s AND contact_id = %s""",
        [business_id, id_],
    )
    execute(
        f"""UPDATE conversations_contact u SET external_hash = {RANDOM.format(table="u")}, sealed = NULL, known = NULL,
            forgotten_at = %s, forgotten_by_id = %s WHERE business_id = %s AND id = %s""",
        [timezone.now(), by, business_id, id_],
    )


def export(contact: Contact, by: int | None) -> dict[str, Any]:
    """Everything kept of a contact, in clear, for a request of access. The opening is recorded."""
    business = contact.business
    record_opening(business.pk, contact.pk, why="exported for a request of access", person_id=by)
    learned = contacts.by_id(business.pk, [contact.pk])[contact.pk]
    parts = {table: list(remask.stored(business, contact.pk, table, learned.vault)) for table in TEXTS}
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
                **{plural: [said(row) for row in parts[table] if row.conversation_id == id_] for table, plural in PARTS.items()},
            }
            for id_, number, state, channel, started, closed in conversations
        ],
    }  # fmt: skip


def said(row: Stored) -> dict[str, Any]:
    """One message, event, entity or review, without what is empty."""
    kept = {key: value for key, value in row.record.items() if value}
    return {"at": row.at.isoformat(), **({"by": row.kind} if row.kind else {}), **kept}


def iso(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
