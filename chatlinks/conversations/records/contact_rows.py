"""The rows of contacts: masked details, what is sealed beside them, and the hashes by which a
contact is looked up.
"""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

from chatlinks.conversations.records.contacts import DETAILS, PERSONAL_DETAILS, KnownContact
from chatlinks.conversations.records.identity import Identity
from chatlinks.conversations.records.masker import Masker
from chatlinks.conversations.records.parts import CONTACT_DETAILS, KNOWN_VALUES
from chatlinks.conversations.unread_texts import UnreadRow, note
from chatlinks.database.rows import copy, execute

TABLE = "conversations_contact"
WHOLE = frozenset(PERSONAL_DETAILS)
KEY_COLUMNS = ("contact_id", "business_id", "master", "wrapped")
LOOKUP_COLUMNS = ("business_id", "contact_id", "hash")


class ContactColumns(NamedTuple):
    """A row of conversations_contact."""

    id: int
    business_id: int
    external_hash: bytes
    created_at: datetime
    details: str  # JSON, masked
    sealed: bytes | None
    known: bytes | None


def columns_of(
    business_id: int,
    contact: KnownContact,
    masker: Masker,
    now: datetime,
) -> ContactColumns:
    details = {label: contact.details.get(label, "") for label in DETAILS}
    masked, originals = masker.mask_record(details, WHOLE)
    if masker.holds_unread(details):
        note(UnreadRow(None, TABLE, contact.id, contact.id))
    return ContactColumns(
        id=contact.id,
        business_id=business_id,
        external_hash=contact.hash,
        created_at=now,
        details=json.dumps({label: masked[label] for label in DETAILS}, ensure_ascii=False),
        sealed=CONTACT_DETAILS.seal(contact.vault, contact.id, originals),
        known=KNOWN_VALUES.seal(contact.vault, contact.id, contact.known),
    )


def write(
    business_id: int,
    identity: Identity,
    people: list[KnownContact],
    columns: Callable[[KnownContact], ContactColumns],
) -> None:
    """Store new contacts with their keys, and what changed of those that there were."""
    new = [contact for contact in people if contact.is_new]
    changed = [contact for contact in people if contact.changed and not contact.is_new]
    copy(
        "privacy_contactkey",
        KEY_COLUMNS,
        [c.key_row for c in new if c.key_row],
    )
    copy(TABLE, ContactColumns._fields, map(columns, new))
    copy("conversations_lookup", LOOKUP_COLUMNS, lookups(business_id, identity, new))
    if changed:
        update([columns(contact) for contact in changed])
        add_lookups(lookups(business_id, identity, changed))


def update(changed: list[ContactColumns]) -> None:
    """What is learned of a contact later, or masked otherwise than before."""
    execute(
        """UPDATE conversations_contact u
           SET details = n.details, sealed = n.sealed, known = n.known
           FROM unnest(%s::bigint[], %s::bigint[], %s::jsonb[], %s::bytea[], %s::bytea[])
             n (id, business_id, details, sealed, known)
           WHERE u.id = n.id AND u.business_id = n.business_id""",
        [
            [row.id for row in changed],
            [row.business_id for row in changed],
            [row.details for row in changed],
            [row.sealed for row in changed],
            [row.known for row in changed],
        ],
    )


def lookups(
    business_id: int,
    identity: Identity,
    people: list[KnownContact],
) -> list[tuple[Any, ...]]:
    return [
        (business_id, contact.id, hash_)
        for contact in people
        for hash_ in contact.lookups(identity)
    ]


def add_lookups(found: list[tuple[Any, ...]]) -> None:
    """The hashes of older values stay, so that an old number still finds its contact."""
    execute(
        f"""INSERT INTO conversations_lookup ({", ".join(LOOKUP_COLUMNS)})
            SELECT * FROM unnest(%s::bigint[], %s::bigint[], %s::bytea[])
            ON CONFLICT DO NOTHING""",
        [[row[column] for row in found] for column in range(3)],
    )
