"""Mask anew what is already stored: after a value was learned late, or the business changed what is personal."""

import json
from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from django.db import transaction

from chatlinks.conversations import contacts
from chatlinks.conversations.contacts import DETAILS, PERSONAL_DETAILS, Learner
from chatlinks.conversations.drafts import NOTHING, USERS_DATA, VALUES
from chatlinks.conversations.masked import NOBODY, TEXTS, Finder, Masked, Masker, Record, restore_record
from chatlinks.privacy.sealing import Vault, record_opening
from chatlinks.rows import execute, rows
from chatlinks.workspaces import catalogue
from chatlinks.workspaces.catalogue import Rules
from chatlinks.workspaces.models import Business

CHUNK = 200  # conversations looked at between two looks at the rules

PREVIEWS = """UPDATE conversations_conversation c SET rules = %s, preview = coalesce((
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
    conversation_id: int
    kind: str  # sender of a message, name of an entity
    at: datetime
    record: Record
    masked: Record


def late_values(business: Business, rules: Rules, learned: list[Learner]) -> None:
    """Contacts of whom something was learned: mask it in what was written before, too."""
    for contact in learned:
        remask_contact(business, rules, contact, "to mask a value learned late")


def bring_up_to_date(business: Business, contact_id: int) -> None:
    """Mask one contact's conversations by the rules of today; whoever reads them is kept waiting for it."""
    with transaction.atomic():
        lock(business.id)
        rules = catalogue.rules_of(business)
        contact = contacts.by_id(business.id, [contact_id]).get(contact_id)
        if contact is None:
            mask_further(business, rules, contact_id)
        else:
            remask_contact(business, rules, contact, "to mask by changed rules")


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


def remask_contact(business: Business, rules: Rules, contact: Learner, why: str) -> None:
    """Open everything of a contact, mask it by the rules of today, and store what differs."""
    record_opening(business.id, contact.id, why=why)
    parts = {table: list(stored(business, contact.id, table, contact.vault)) for table in TEXTS}
    for entity in parts["conversations_entity"]:
        if entity.kind in rules.personal:
            contact.learn(entity.kind, entity.record["original_text"])
            contact.learn(entity.kind, entity.record["value"])
    finder = Finder(rules, [contact.details, *(row.record for found in parts.values() for row in found)])
    masker = Masker(finder, contact.matcher(rules.personal), contact.marks())
    for table, found in parts.items():
        for row, (masked, originals) in zip(found, anew(table, found, masker, rules), strict=True):
            if masked != row.masked:
                sealed = contact.vault.seal(f"{table}:{row.id}", originals) if originals else None
                rewrite(business, table, row.id, masked, sealed)
    write_details(business, contact, *masker.mask(contact.details, frozenset(PERSONAL_DETAILS)))
    note_masked(business, rules, contact.id)


def mask_further(business: Business, rules: Rules, contact_id: int) -> None:
    """Of a forgotten contact nothing can be opened: mask what today's rules find in the text that is left."""
    parts = {table: list(stored(business, contact_id, table, None)) for table in TEXTS}
    masker = Masker(Finder(rules, [row.record for found in parts.values() for row in found]), NOBODY, {})
    for table, found in parts.items():
        for row, (masked, _) in zip(found, anew(table, found, masker, rules), strict=True):
            if masked != row.masked:
                rewrite(business, table, row.id, masked, None)
    note_masked(business, rules, contact_id)


def anew(table: str, found: list[Stored], masker: Masker, rules: Rules) -> Iterator[Masked]:
    """Each row masked again, in the same order."""
    if table == "conversations_message":
        for _, group in groupby(found, key=attrgetter("conversation_id")):
            said = [(row.id, row.kind, row.record, whole(table, row.kind, rules.personal)) for row in group]
            yield from masker.mask_messages(said)
    else:
        for row in found:
            yield masker.mask(row.record, whole(table, row.kind, rules.personal))


def note_masked(business: Business, rules: Rules, contact_id: int) -> None:
    """What lists show of the contact's conversations follows; they count as masked by these rules."""
    execute(PREVIEWS, [rules.number, business.id, contact_id])
    execute(
        """UPDATE conversations_entity e SET personal = (e.name = ANY(%s)) FROM conversations_conversation c
           WHERE c.id = e.conversation_id AND c.contact_id = %s AND e.business_id = %s""",
        [sorted(rules.personal), contact_id, business.id],
    )


def whole(table: str, kind: str, personal: frozenset[str]) -> frozenset[str]:
    """Which texts of a row are masked whole, whatever they say."""
    if table == "conversations_message" and kind == "user":
        return USERS_DATA
    return VALUES if table == "conversations_entity" and kind in personal else NOTHING


def stored(business: Business, contact_id: int, table: str, vault: Vault | None) -> Iterator[Stored]:
    """Every row of a contact in one of the part tables, in order; opened, if there is a vault to open it."""
    texts = TEXTS[table]
    kind = {"conversations_message": "p.sender", "conversations_entity": "p.name"}.get(table, "''")
    found = rows(
        f"""SELECT p.id, p.conversation_id, {kind}, p.at, p.sealed, {", ".join("p." + name for name in texts)} FROM {table} p
            JOIN conversations_conversation c ON c.id = p.conversation_id AND c.business_id = p.business_id
            WHERE p.business_id = %s AND c.contact_id = %s ORDER BY p.conversation_id, p.position, p.id""",
        [business.id, contact_id],
    )
    for id_, conversation_id, what, at, sealed, *values in found:
        masked: dict[str, Any] = dict(zip(texts, values, strict=True))
        if masked.get("data") is not None:
            masked["data"] = json.loads(masked["data"])
        record = masked if vault is None else restore_record(masked, vault.open(f"{table}:{id_}", sealed))
        yield Stored(id_, conversation_id, what, at, record, masked)


def rewrite(business: Business, table: str, id_: int, masked: Record, sealed: bytes | None) -> None:
    texts = TEXTS[table]
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
