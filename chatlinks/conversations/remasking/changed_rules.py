"""Mask anew what is already stored: after a value was learned late, or the business changed what is personal."""

import json
import logging
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from cryptography.exceptions import InvalidTag
from django.db import transaction

from chatlinks.conversations.lock import lock_business
from chatlinks.conversations.records import contacts
from chatlinks.conversations.records.contacts import DETAILS, PERSONAL_DETAILS, KnownContact
from chatlinks.conversations.records.drafts import NOTHING, USERS_DATA, VALUES
from chatlinks.conversations.records.masker import (
    TEXTS,
    Finder,
    Masked,
    Masker,
    Record,
    restore_record,
)
from chatlinks.database.rows import execute, rows
from chatlinks.privacy.keys import KeyProblem
from chatlinks.privacy.known import KnownValues
from chatlinks.privacy.masking import MARK
from chatlinks.privacy.sealing import Vault, record_opening
from chatlinks.workspaces import catalogue
from chatlinks.workspaces.catalogue import Rules
from chatlinks.workspaces.models import Business

logger = logging.getLogger(__name__)
CHUNK = 200  # contacts masked between two looks at the rules

PREVIEWS = """UPDATE conversations_conversation c SET rules = %s, preview = coalesce((
                SELECT left(m.text, 200) FROM conversations_message m
                WHERE m.conversation_id = c.id AND m.sender <> 'other' AND m.text <> ''
                ORDER BY m.position DESC LIMIT 1), ''), authors = coalesce((
                SELECT array_agg(author ORDER BY first) FROM (
                  SELECT author, min(position) AS first FROM conversations_message m
                  WHERE m.conversation_id = c.id AND sender IN ('bot', 'agent') AND author <> '' GROUP BY author) a), '{}')
              WHERE c.business_id = %s AND c.id = ANY(%s)"""


class Stored(NamedTuple):
    """One stored row: as it was before masking, and as it is masked now."""

    id: int
    contact_id: int
    conversation_id: int
    kind: str  # sender of a message, name of an entity
    record: Record
    masked: Record


class NotAll(Exception):
    """Some contacts could not be masked anew; what is stored of them is not shown until they are."""


def behind_the_rules(business: Business, rules: Rules, contact_ids: list[int]) -> set[int]:
    """Those of the contacts who have conversations masked by older rules."""
    sql = "SELECT DISTINCT contact_id FROM conversations_conversation WHERE business_id = %s AND contact_id = ANY(%s) AND rules < %s"
    return (
        {row[0] for row in rows(sql, [business.id, contact_ids, rules.number])}
        if contact_ids
        else set()
    )


def bring_up_to_date(business: Business, contact_id: int) -> None:
    """Mask one contact's conversations by the rules of today; whoever reads them is kept waiting for it."""
    with transaction.atomic():
        lock_business(business.id)
        rules = catalogue.rules_of(business)
        if not behind_the_rules(business, rules, [contact_id]):
            return  # another was quicker
        contact = contacts.by_id(business.id, [contact_id]).get(contact_id)
        if contact is None:
            mask_further(business, rules, contact_id)
        else:
            remask_contact(business, rules, contact, "to mask by changed rules")


def stale(business: Business, after: int, most: int) -> list[int]:
    """The next contacts, by id, with conversations that were masked by older rules.

    Waits for whoever is writing: he may have begun by the older rules, and nobody comes by here after the sweep.
    """
    with transaction.atomic():
        lock_business(business.id)
        found = rows(
            """SELECT DISTINCT contact_id FROM conversations_conversation
               WHERE business_id = %s AND rules < %s AND contact_id > %s ORDER BY contact_id LIMIT %s""",
            [business.id, business.rules, after, most],
        )
    return [row[0] for row in found]


def remaining(business: Business) -> int:
    """How many conversations are still masked by older rules."""
    sql = "SELECT count(*) FROM conversations_conversation WHERE business_id = %s AND rules < %s"
    return int(rows(sql, [business.id, business.rules])[0][0])


def sweep(business_id: int) -> None:
    """Mask the whole history by the rules of today, a contact at a time: broken off, it goes on where it was.

    A contact that can't be opened doesn't hold up the others. Raises NotAll if there were any.
    """
    business = Business.objects.filter(pk=business_id).first()
    after, failed = 0, 0
    while business and (found := stale(business, after, CHUNK)):
        failed += sum(not tried(business, contact_id) for contact_id in found)
        after = found[-1]
        business = Business.objects.filter(pk=business_id).first()
    if failed:
        raise NotAll(f"{failed} contacts could not be masked anew")


def tried(business: Business, contact_id: int) -> bool:
    """Whether the contact was masked anew."""
    try:
        bring_up_to_date(business, contact_id)
    except (InvalidTag, KeyProblem, ValueError) as problem:
        logger.error("User %d could not be masked anew: %s", contact_id, type(problem).__name__)
        return False
    return True


def remask_contact(
    business: Business, rules: Rules, contact: KnownContact, why: str, by: int | None = None
) -> None:
    """Open everything of a contact, mask it by the rules of today, and store what differs.

    `by` is the person who asked for it, None where the server itself does it.
    """
    record_opening(business.id, contact.id, why=why, person_id=by)
    parts = {table: list(stored(business, contact.id, table, contact.vault)) for table in TEXTS}
    for entity in parts["conversations_entity"]:
        if entity.kind in rules.personal:
            contact.learn(entity.kind, entity.record["original_text"])
            contact.learn(entity.kind, entity.record["value"])
    finder = Finder(
        rules, [contact.details, *(row.record for found in parts.values() for row in found)]
    )
    masker = Masker(finder, contact.matcher(rules.personal), contact.marks())
    mask_rows(business, rules, parts, masker, contact.vault)
    write_details(business, contact, *masker.mask(contact.details, frozenset(PERSONAL_DETAILS)))
    mask_channels(business, contact.id, masker)
    note_masked(business, rules, contact.id)


def mask_rows(
    business: Business,
    rules: Rules,
    parts: dict[str, list[Stored]],
    masker: Masker,
    vault: Vault | None,
) -> None:
    """Mask a contact's rows again and write those that differ; without a vault nothing is sealed."""
    for table, found in parts.items():
        for row, (masked, originals) in zip(found, anew(table, found, masker, rules), strict=True):
            if masked != row.masked:
                sealed = vault.seal(f"{table}:{row.id}", originals) if vault and originals else None
                rewrite(business, table, row.id, masked, sealed)


def mask_further(business: Business, rules: Rules, contact_id: int) -> None:
    """Of a forgotten contact nothing can be opened: mask what today's rules find in the text that is left."""
    parts = {table: list(stored(business, contact_id, table, None)) for table in TEXTS}
    masker = Masker(
        Finder(rules, [row.record for found in parts.values() for row in found]),
        left_over(rules, parts),
        {},
    )
    mask_rows(business, rules, parts, masker, None)
    mask_details_further(business, contact_id, masker)
    mask_channels(business, contact_id, masker)
    note_masked(business, rules, contact_id)


def left_over(rules: Rules, parts: dict[str, list[Stored]]) -> KnownValues:
    """Values of entities that are personal only now: they stand there in clear, and so they do in the messages."""
    return KnownValues(
        (entity.kind, value)
        for entity in parts["conversations_entity"]
        if entity.kind in rules.personal
        for value in entity.record.values()
        if MARK not in value
    )


def mask_details_further(business: Business, contact_id: int, masker: Masker) -> None:
    sql = "SELECT details FROM conversations_contact WHERE business_id = %s AND id = %s"
    details = json.loads(rows(sql, [business.id, contact_id])[0][0])
    masked, _ = masker.mask(details, NOTHING)
    if masked != details:
        execute(
            "UPDATE conversations_contact SET details = %s WHERE business_id = %s AND id = %s",
            [json.dumps(masked, ensure_ascii=False), business.id, contact_id],
        )


def mask_channels(business: Business, contact_id: int, masker: Masker) -> None:
    sql = "SELECT id, channel FROM conversations_conversation WHERE business_id = %s AND contact_id = %s AND channel <> ''"
    for id_, channel in rows(sql, [business.id, contact_id]):
        mask_channel(business, id_, channel, masker)


def mask_channel(business: Business, conversation_id: int, channel: str, masker: Masker) -> None:
    """The name of a channel is nothing that one gives back: what was masked in it once stays masked."""
    masked = masker.mask({"channel": channel}, NOTHING)[0]["channel"]
    if masked != channel:
        execute(
            "UPDATE conversations_conversation SET channel = %s WHERE business_id = %s AND id = %s",
            [masked, business.id, conversation_id],
        )


def anew(table: str, found: list[Stored], masker: Masker, rules: Rules) -> Iterator[Masked]:
    """Each row masked again, in the same order."""
    if table == "conversations_message":
        for _, group in groupby(found, key=attrgetter("conversation_id")):
            said = [
                (row.id, row.kind, row.record, whole(table, row.kind, rules.personal))
                for row in group
            ]
            yield from masker.mask_messages(said)
    else:
        for row in found:
            yield masker.mask(row.record, whole(table, row.kind, rules.personal))


def note_masked(business: Business, rules: Rules, contact_id: int) -> None:
    """What lists show of the contact's conversations follows; they count as masked by these rules."""
    sql = "SELECT id FROM conversations_conversation WHERE business_id = %s AND contact_id = %s"
    summarise(business, rules, {row[0] for row in rows(sql, [business.id, contact_id])})
    execute(
        """UPDATE conversations_entity e SET personal = (e.name = ANY(%s)) FROM conversations_conversation c
           WHERE c.id = e.conversation_id AND c.contact_id = %s AND e.business_id = %s
           AND e.personal <> (e.name = ANY(%s))""",
        [sorted(rules.personal), contact_id, business.id, sorted(rules.personal)],
    )


def summarise(business: Business, rules: Rules, conversation_ids: set[int]) -> None:
    """What lists show of these conversations, anew from their masked messages."""
    execute(PREVIEWS, [rules.number, business.id, sorted(conversation_ids)])


def whole(table: str, kind: str, personal: frozenset[str]) -> frozenset[str]:
    """Which texts of a row are masked whole, whatever they say."""
    if table == "conversations_message" and kind == "user":
        return USERS_DATA
    return VALUES if table == "conversations_entity" and kind in personal else NOTHING


def stored(
    business: Business, contact_id: int, table: str, vault: Vault | None
) -> Iterator[Stored]:
    """Every row of a contact in one of the part tables, in order; opened, if there is a vault to open it."""
    return stored_of(business, {contact_id: vault}, table)


def stored_of(
    business: Business, vaults: Mapping[int, Vault | None], table: str, but: Sequence[int] = ()
) -> Iterator[Stored]:
    """`stored` for several contacts, one after the other, without the conversations in `but`.

    Where nothing was masked, `record` and `masked` are one and the same.
    """
    texts = TEXTS[table]
    kind = {"conversations_message": "p.sender", "conversations_entity": "p.name"}.get(table, "''")
    found = rows(
        f"""SELECT p.id, c.contact_id, c.id, {kind}, p.sealed, {", ".join("p." + name for name in texts)} FROM {table} p
            JOIN conversations_conversation c ON c.id = p.conversation_id AND c.business_id = p.business_id
            WHERE p.business_id = %s AND c.contact_id = ANY(%s) AND c.id <> ALL(%s)
            ORDER BY c.contact_id, c.id, p.position, p.id""",
        [business.id, list(vaults), list(but)],
    )
    for id_, contact_id, conversation_id, what, sealed, *values in found:
        masked: dict[str, Any] = dict(zip(texts, values, strict=True))
        if masked.get("data") is not None:
            masked["data"] = json.loads(masked["data"])
        vault = vaults[contact_id]
        record = (
            masked
            if vault is None
            else restore_record(masked, vault.open(f"{table}:{id_}", sealed))
        )
        yield Stored(id_, contact_id, conversation_id, what, record, masked)


def rewrite(business: Business, table: str, id_: int, masked: Record, sealed: bytes | None) -> None:
    texts = TEXTS[table]
    values = [
        json.dumps(masked[n], ensure_ascii=False)
        if n == "data" and masked[n] is not None
        else masked[n]
        for n in texts
    ]
    execute(
        f"UPDATE {table} SET {', '.join(f'{name} = %s' for name in texts)}, sealed = %s WHERE id = %s AND business_id = %s",
        [*values, sealed, id_, business.id],
    )


def write_details(
    business: Business, contact: KnownContact, masked: Record, originals: list[Any]
) -> None:
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
