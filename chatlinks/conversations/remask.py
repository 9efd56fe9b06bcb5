"""Mask anew what is already stored: after a value was learned late, or an entity turned personal."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from chatlinks.conversations import contacts
from chatlinks.conversations.contacts import DETAILS, PERSONAL_DETAILS, Learner
from chatlinks.conversations.drafts import NOTHING, USERS_DATA, VALUES
from chatlinks.conversations.masked import TEXTS, Finder, Record, mask_record, restore_record
from chatlinks.privacy.sealing import record_opening
from chatlinks.rows import execute, rows
from chatlinks.workspaces.models import Business

PREVIEWS = """UPDATE conversations_conversation c SET preview = coalesce((
                SELECT left(m.text, 200) FROM conversations_message m
                WHERE m.conversation_id = c.id AND m.sender <> 'other' AND m.text <> ''
                ORDER BY m.position DESC LIMIT 1), ''), authors = coalesce((
                SELECT array_agg(author ORDER BY first) FROM (
                  SELECT author, min(position) AS first FROM conversations_message m
                  WHERE m.conversation_id = c.id AND sender IN ('bot', 'agent') AND author <> '' GROUP BY author) a), '{}')
              WHERE c.business_id = %s AND c.contact_id = %s"""


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


def entities_turned_personal(business: Business, personal: set[str], names: set[str]) -> None:
    """Contacts who gave a value of an entity that is now personal: learn the values, then mask them."""
    found = rows(
        """SELECT DISTINCT c.contact_id FROM conversations_entity e
           JOIN conversations_conversation c ON c.id = e.conversation_id
           WHERE e.business_id = %s AND e.name = ANY(%s)""",
        [business.id, sorted(names)],
    )
    for contact in contacts.by_id(business.id, [row[0] for row in found]).values():
        remask_contact(business, personal, contact, "to mask an entity that became personal")


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
            WHERE p.business_id = %s AND c.contact_id = %s ORDER BY p.id""".replace("p.''", "''"),  # noqa: S608
        [business.id, contact.id],
    )
    for id_, what, sealed, *values in found:
        masked: dict[str, Any] = dict(zip(texts, values, strict=True))
        if "data" in masked and isinstance(masked["data"], str):
            masked["data"] = json.loads(masked["data"])
        yield Stored(id_, what, restore_record(masked, contact.vault.open(f"{table}:{id_}", sealed)), masked)


def rewrite(
    business: Business, contact: Learner, table: str, id_: int, masked: Record, originals: list[Any]
) -> None:
    texts = TEXTS[table]
    sealed = contact.vault.seal(f"{table}:{id_}", originals) if originals else None
    values = [json.dumps(masked[n], ensure_ascii=False) if n == "data" and masked[n] is not None else masked[n] for n in texts]
    execute(
        f"UPDATE {table} SET {', '.join(f'{name} = %s' for name in texts)}, sealed = %s WHERE id = %s AND business_id = %s",  # noqa: S608
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
