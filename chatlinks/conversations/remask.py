"""Mask anew what is already stored: after a value was learned late, or the business changed what is personal."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from django.db import transaction

from chatlinks.conversations import contacts
from chatlinks.conversations.contacts import DETAILS, PERSONAL_DETAILS, Learner
from chatlinks.conversations.drafts import NOTHING, USERS_DATA, VALUES
from chatlinks.conversations.masked import TEXTS, Finder, Record, mask_record, restore_record
from chatlinks.privacy.sealing import record_opening
from chatlinks.rows import execute, rows
from chatlinks.workspaces import catalogue
from chatlinks.workspaces.models import Business

CHUNK = 200  # conversations looked at between two looks at the rules

PREVIEWS = """UPDATE conversations_conversation c SET preview = coalesce((
                SELECT left(m.text, 200) FROM conversations_message m
                WHERE m.conversation_id = c.id AND m.sender <> 'other' AND m.text <> ''
                ORDER BY m.position DESC LIMIT 1), ''), authors = coalesce((
                SELECT array_agg(author ORDER BY first) FROM (
                  SELECT author, min(position) AS first FROM conversations_message m
                  WHERE m.conversation_id = c.id AND sender IN ('bot', 'agent') AND author <> '' GROUP BY author) a), '{}')
              WHERE c.business_id = %s AND c.contact_id = %s"""


def lock(business_id: int) -> None:
    """Whoever writes masked text of a business waits here for his turn, until the end of the transaction."""
    execute("SELECT pg_advisory_xact_lock(%s, %s)", [0x6C696E6B, business_id])


class Stored(NamedTuple):
    """One stored row: as it was before masking, and as it is masked now."""

    id: int
    kind: str  # sender of a message, name of an entity
    record: Record
    masked: Record


def late_values(business: Business, personal: set[str], learned: list[Learner]) -> None:
    """Contacts of whom something was learned: mask it in what was written before, too."""
    for contact in learned:
        remask_contact(business, personal, contact, "to mask a value learned late")


def bring_up_to_date(business: Business, contact_id: int) -> None:
    """Mask one contact's conversations by the rules of today; whoever reads them is kept waiting for it."""
    with transaction.atomic():
        lock(business.id)
        business.refresh_from_db()
        personal = catalogue.personal_names(business)
        for contact in contacts.by_id(business.id, [contact_id]).values():
            remask_contact(business, personal, contact, "to mask by changed rules")
        execute(  # also of a contact without a key: nothing of theirs can be opened any more
            "UPDATE conversations_conversation SET rules = %s WHERE business_id = %s AND contact_id = %s",
            [business.rules, business.id, contact_id],
        )


def stale(business: Business, most: int) -> list[int]:
    """Contacts with conversations that were masked by older rules."""
    found = rows(
        """SELECT DISTINCT contact_id FROM (SELECT contact_id FROM conversations_conversation
           WHERE business_id = %s AND rules < %s LIMIT %s) c""",
        [business.id, business.rules, most],
    )
    return [row[0] for row in found]


def remaining(business: Business) -> int:
    """How many conversations are still masked by older rules."""
    sql = "SELECT count(*) FROM conversations_conversation WHERE business_id = %s AND rules < %s"
    return int(rows(sql, [business.id, business.rules])[0][0])


def sweep(business_id: int) -> None:
    """Mask the whole history by the rules of today, a contact at a time: broken off, it goes on where it was."""
    business = Business.objects.get(pk=business_id)
    while found := stale(business, CHUNK):
        for contact_id in found:
            bring_up_to_date(business, contact_id)
        business.refresh_from_db()


def remask_contact(business: Business, personal: set[str], contact: Learner, why: str) -> None:
    """Open everything of a contact, mask it by the rules of today, and store what differs."""
    record_opening(business.id, contact.id, why=why)
    parts = {table: list(stored(business, contact, table)) for table in TEXTS}
    for entity in parts["conversations_entity"]:
        if entity.kind in personal:
            contact.learn(entity.kind, entity.record["original_text"])
            contact.learn(entity.kind, entity.record["value"])
    finder = Finder(business.profile, [contact.details, *(row.record for found in parts.values() for row in found)])
    find = finder.beside(contact.matcher(personal))
    for table, found in parts.items():
        for row in found:
            masked, originals = mask_record(row.record, whole(table, row.kind, personal), find)
            if masked != row.masked:
                rewrite(business, contact, table, row.id, masked, originals)
    write_details(business, contact, *mask_record(contact.details, frozenset(PERSONAL_DETAILS), find))
    execute(PREVIEWS, [business.id, contact.id])
    execute(
        "UPDATE conversations_conversation SET rules = %s WHERE business_id = %s AND contact_id = %s",
        [business.rules, business.id, contact.id],
    )
    execute(
        """UPDATE conversations_entity e SET personal = (e.name = ANY(%s)) FROM conversations_conversation c
           WHERE c.id = e.conversation_id AND c.contact_id = %s AND e.business_id = %s""",
        [sorted(personal), contact.id, business.id],
    )


def whole(table: str, kind: str, personal: set[str]) -> frozenset[str]:
    """Which texts of a row are masked whole, whatever they say."""
    if table == "conversations_message" and kind == "user":
        return USERS_DATA
    return VALUES if table == "conversations_entity" and kind in personal else NOTHING


def stored(business: Business, contact: Learner, table: str) -> Iterator[Stored]:
    """Every row of a contact in one of the part tables, opened."""
    texts = TEXTS[table]
    kind = {"conversations_message": "sender", "conversations_entity": "name"}.get(table, "''")
    found = rows(
        f"""SELECT p.id, p.{kind}, p.sealed, {", ".join("p." + name for name in texts)} FROM {table} p
            JOIN conversations_conversation c ON c.id = p.conversation_id
            WHERE p.business_id = %s AND c.contact_id = %s ORDER BY p.id""".replace("p.''", "''"),
        [business.id, contact.id],
    )
    for id_, what, sealed, *values in found:
        masked: dict[str, Any] = dict(zip(texts, values, strict=True))
        if "data" in masked and isinstance(masked["data"], str):
            masked["data"] = json.loads(masked["data"])
        yield Stored(id_, what, restore_record(masked, contact.vault.open(f"{table}:{id_}", sealed)), masked)


def rewrite(business: Business, contact: Learner, table: str, id_: int, masked: Record, originals: list[Any]) -> None:
    texts = TEXTS[table]
    sealed = contact.vault.seal(f"{table}:{id_}", originals) if originals else None
    values = [
        json.dumps(masked[n], ensure_ascii=False) if n == "data" and masked[n] is not None else masked[n] for n in texts
    ]
    execute(
        f"UPDATE {table} SET {', '.join(f'{name} = %s' for name in texts)}, sealed = %s WHERE id = %s AND business_id = %s",
        [*values, sealed, id_, business.id],
    )


def write_details(business: Business, contact: Learner, masked: Record, originals: list[Any]) -> None:
    execute(
        "UPDATE conversations_contact SET details = %s, sealed = %s, known = %s WHERE id = %s AND business_id = %s",
        [
            json.dumps({key: masked.get(key, "") for key in DETAILS}, ensure_ascii=False),
            contact.vault.seal(f"contact:{contact.id}", originals) if originals else None,
            contact.vault.seal(f"known:{contact.id}", contact.known) if contact.known else None,
            contact.id,
            business.id,
        ],
    )
