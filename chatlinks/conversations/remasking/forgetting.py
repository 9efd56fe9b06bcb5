"""Forget a contact, and hand out all that is known of one who asks. Both leave a record."""

from contextlib import suppress
from datetime import datetime
from typing import Any, NamedTuple

from django.db import transaction
from django.utils import timezone

from chatlinks.audit.kinds import RecordKind
from chatlinks.audit.writing import AuditLine, note
from chatlinks.conversations import unread_texts
from chatlinks.conversations.live import files
from chatlinks.conversations.models import Contact
from chatlinks.conversations.records import contacts
from chatlinks.conversations.records.lost_contacts import RANDOM_HASH, lose_conversations
from chatlinks.conversations.records.parts import (
    ENTITY,
    EVENT,
    MESSAGE,
    PARTS,
    REVIEW,
    STEP,
    PartRow,
)
from chatlinks.conversations.remasking import history
from chatlinks.conversations.remasking.history import History
from chatlinks.conversations.remasking.whole_contact import mask_anew, mask_forgotten
from chatlinks.conversations.signals import ended, forgotten
from chatlinks.database.rows import execute, rows
from chatlinks.privacy.keys import KeyProblem
from chatlinks.privacy.models import ContactKey
from chatlinks.privacy.sealing import record_opening
from chatlinks.workspaces import catalogue
from chatlinks.workspaces.lock import lock_business

# What an export calls the rows of each table; their columns are named as in docs/import-format.md.
NAMES = {
    MESSAGE: "messages",
    EVENT: "events",
    ENTITY: "entities",
    REVIEW: "reviews",
    STEP: "steps",
}
RENAMED = {
    MESSAGE: {"sender": "from"},
    EVENT: {"kind": "type"},
    ENTITY: {},
    REVIEW: {"given_to": "for"},
    STEP: {"kind": "type"},
}
NOT_EXPORTED = {
    "position",
    "sort_at",
    "external_hash",
    "message",
}  # of use within this server alone


@transaction.atomic
def forget(contact: Contact, by: int | None) -> None:
    """Destroy the contact's key, all sealed values and all that identifies them.

    The conversations stay, masked, and go on counting; one that is open has ended. There is no way
    back.
    """
    lock_business(contact.business_id)
    contact.refresh_from_db()
    if contact.forgotten_at is not None:
        return
    business_id, id_ = contact.business_id, contact.pk
    mask_a_last_time(contact, by)
    ContactKey.objects.filter(contact_id=id_, business_id=business_id).delete()
    contact.lookup_set.all().delete()
    destroy_parts(business_id, id_)
    files.destroy(business_id, id_)
    unread_texts.clear(business_id, id_)
    lose_conversations(business_id, [id_])
    execute(
        f"""UPDATE conversations_contact
            SET external_hash = {RANDOM_HASH}, sealed = NULL, known = NULL,
                forgotten_at = %s, forgotten_by_id = %s
            WHERE business_id = %s AND id = %s""",
        [timezone.now(), by, business_id, id_],
    )
    end(business_id, id_)
    forgotten.send(Contact, business_id=business_id, contact_id=id_)
    note(
        AuditLine(
            kind=RecordKind.FORGOTTEN,
            business_id=business_id,
            person_id=by,
            contact_id=id_,
        )
    )


def mask_a_last_time(contact: Contact, by: int | None) -> None:
    """By today's policy and all that they ever told: what is left in clear stays so for ever.

    Where the key is lost, what stands there is masked as it reads.
    """
    business = contact.business
    policy = catalogue.policy_of(business)
    known = contacts.by_id(business.pk, [contact.pk]).get(contact.pk)
    if known is not None:
        with suppress(KeyProblem), transaction.atomic():
            mask_anew(business, policy, known, "to mask before forgetting", by)
            return
    mask_forgotten(business, policy, contact.pk)


def destroy_parts(business_id: int, contact_id: int) -> None:
    """What was sealed of them goes, and by what their messages could be known again."""
    for part in PARTS:
        lost = "sealed = NULL"
        if part is MESSAGE:
            lost += f", external_hash = {RANDOM_HASH}"
        execute(
            f"""UPDATE {part.name} p SET {lost} FROM conversations_conversation c
                WHERE c.id = p.conversation_id AND c.business_id = p.business_id
                  AND p.business_id = %s AND c.contact_id = %s""",
            [business_id, contact_id],
        )


def end(business_id: int, contact_id: int) -> None:
    """Nobody can write to these conversations any more, so none of them is left open."""
    open_ones = rows(
        """UPDATE conversations_conversation
           SET state = 'completed', closed_at = now(), waiting_since = NULL, unread = 0
           WHERE business_id = %s AND contact_id = %s AND state <> 'completed'
           RETURNING id""",
        [business_id, contact_id],
    )
    if open_ones:
        ids = [row[0] for row in open_ones]
        ended.send(Contact, business_id=business_id, conversation_ids=ids)


# ── A request of access ───────────────────────────────────────────────────────────────────────


class Exported(NamedTuple):
    """A conversation's own row, as far as an export tells it."""

    id: int
    number: int
    state: str
    channel: str
    started_at: datetime
    closed_at: datetime | None


def export(contact: Contact, by: int | None) -> dict[str, Any]:
    """Everything kept of a contact, in clear, for a request of access. The opening is recorded."""
    business = contact.business
    line = AuditLine(
        kind=RecordKind.ACCESS,
        business_id=business.pk,
        what="exported for a request of access",
        person_id=by,
        contact_id=contact.pk,
    )
    record_opening(line)
    known = contacts.by_id(business.pk, [contact.pk])[contact.pk]
    return {
        "business": business.name,
        "exported_at": timezone.now().isoformat(),
        "details": without_empty(known.details),
        "known_values": [{"kind": kind, "value": value} for kind, value in known.known],
        "conversations": export_conversations(business.pk, known),
    }


def export_conversations(business_id: int, contact: contacts.KnownContact) -> list[dict[str, Any]]:
    stored = history.by_conversation(history.read(business_id, {contact.id: contact.vault}))
    sent = files.list_for(business_id, contact.id, contact.vault)
    conversations = rows(
        f"""SELECT {", ".join(Exported._fields)} FROM conversations_conversation
            WHERE business_id = %s AND contact_id = %s ORDER BY number""",
        [business_id, contact.id],
    )
    return [
        export_conversation(
            row,
            stored.get(row.id, {}),
            sent.get(row.id, []),
        )
        for row in map(Exported._make, conversations)
    ]


def export_conversation(
    row: Exported,
    stored: History,
    sent: list[Any],
) -> dict[str, Any]:
    parts = {
        NAMES[part]: [export_row(part_row, RENAMED[part]) for part_row in stored.get(part, [])]
        for part in PARTS
    }
    return {
        "number": row.number,
        "state": row.state,
        "channel": row.channel,
        "started_at": row.started_at.isoformat(),
        "closed_at": row.closed_at.isoformat() if row.closed_at else None,
        **parts,
        "files": sent,
    }


def export_row(row: PartRow[Any], renamed: dict[str, str]) -> dict[str, Any]:
    """One message, event, entity or review, without what is empty."""
    plain = {
        renamed.get(column, column): value
        for column, value in row.plain._asdict().items()
        if column not in NOT_EXPORTED
    }
    return without_empty(plain | row.record | {"at": row.plain.at.isoformat()})


def without_empty(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}
