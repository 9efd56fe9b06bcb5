"""Seal and unseal: one contact's originals, each bound to the record that it belongs to."""

import json
import os
from collections.abc import Sequence
from typing import Any

from chatlinks.database.rows import execute, prepared
from chatlinks.privacy import keys, keystore

Beside = tuple[str, list[Any]]  # an INSERT and its parameters


class Vault:
    """One contact's data key in memory, for sealing and for opening.

    Whoever opens values to show them gets it from `unseal`, which records it; intake, which must know a contact's
    values in order to mask them, takes it from `at_the_door`.
    """

    def __init__(self, business_id: int, contact_id: int, key: bytes) -> None:
        self.identity = b"%d:%d:" % (business_id, contact_id)
        self.key = key

    def seal(self, record: str, originals: Any) -> bytes:
        """`record` names the row, such as `message:17`; sealed bytes moved to another row don't open."""
        return self.seal_bytes(
            record, json.dumps(originals, ensure_ascii=False, separators=(",", ":")).encode()
        )

    def open(self, record: str, sealed: bytes | None) -> Any:
        """The originals that `seal` was given; an empty list for a record without any."""
        if not sealed:
            return []
        return json.loads(self.open_bytes(record, sealed))

    def seal_bytes(self, record: str, plain: bytes) -> bytes:
        """As `seal`, for what is bytes already, such as a file."""
        return keys.encrypt(self.key, plain, self.identity + record.encode())

    def open_bytes(self, record: str, sealed: bytes) -> bytes:
        """The bytes that `seal_bytes` was given."""
        return keys.decrypt(self.key, bytes(sealed), self.identity + record.encode())


def context(business_id: int, contact_id: int) -> bytes:
    return b"contact:%d:%d" % (business_id, contact_id)


def index_context(business_id: int) -> bytes:
    return b"index:%d" % business_id


def new_vault(business_id: int, contact_id: int) -> tuple[Vault, tuple[int, int, str, bytes]]:
    """A vault for a new contact, and the ContactKey row (contact, business, master, wrapped) to store."""
    key = os.urandom(32)
    master, wrapped = keystore.keyring().wrap(key, context(business_id, contact_id))
    return Vault(business_id, contact_id, key), (contact_id, business_id, master, wrapped)


def at_the_door(business_id: int, contact_id: int, master: str, wrapped: bytes) -> Vault:
    """A vault from its stored key, for masking. Never for showing: that is `unseal`."""
    key = keystore.unwrap(master, bytes(wrapped), context(business_id, contact_id))
    return Vault(business_id, contact_id, key)


def record_opening(
    business_id: int, contact_id: int, *, why: str, person_id: int | None = None, conversation_id: int | None = None,
    beside: Beside | None = None,
) -> None:  # fmt: skip
    """Note who opened a contact's values and why; `person_id` None stands for the server itself.

    `beside` is another INSERT to be made in the same statement, so that neither is ever there without the other.
    """
    line = [business_id, contact_id, conversation_id, person_id, why]
    if beside is None:
        prepared(RECORD, line)
    else:
        prepared(f"WITH beside AS ({beside[0]}) {RECORD}", [*beside[1], *line])


def record_openings(business_id: int, contact_ids: list[int], why: str) -> None:
    """`record_opening` by the server itself, of several contacts."""
    if contact_ids:
        execute(
            """INSERT INTO privacy_unsealing (at, business_id, contact_id, why)
               SELECT now(), %s, contact_id, %s FROM unnest(%s::bigint[]) contact_id""",
            [business_id, why, contact_ids],
        )


RECORD = """INSERT INTO privacy_unsealing (at, business_id, contact_id, conversation_id, person_id, why)
            VALUES (now(), %s, %s, %s, %s, %s)"""


def unseal(
    wrapped_key: tuple[int, int, str, bytes], *, person_id: int | None, conversation_id: int | None, why: str,
    beside: Beside | None = None,
) -> Vault:  # fmt: skip
    """The one door out: records who opens what and why, then hands over the contact's vault.

    `wrapped_key` is a ContactKey row: (contact, business, master, wrapped).
    """
    contact_id, business_id, master, wrapped = wrapped_key
    record_opening(
        business_id,
        contact_id,
        why=why,
        person_id=person_id,
        conversation_id=conversation_id,
        beside=beside,
    )
    return at_the_door(business_id, contact_id, master, wrapped)


RECORD_EACH = """INSERT INTO privacy_unsealing (at, business_id, contact_id, conversation_id, person_id, why)
                 SELECT now(), o.business, o.contact, o.conversation, %s, %s
                 FROM unnest(%s::bigint[], %s::bigint[], %s::bigint[]) AS o(business, contact, conversation)"""


def unseal_each(
    wrapped: Sequence[tuple[tuple[int, int, str, bytes], int]], *, person_id: int, why: str
) -> list[Vault]:  # fmt: skip
    """As `unseal`, for several (ContactKey row, conversation) at once: each opening is recorded, all in one statement."""
    if not wrapped:
        return []
    contacts, businesses = [key[0] for key, _ in wrapped], [key[1] for key, _ in wrapped]
    prepared(
        RECORD_EACH,
        [person_id, why, businesses, contacts, [conversation for _, conversation in wrapped]],
    )
    return [
        at_the_door(business, contact, master, key)
        for (contact, business, master, key), _ in wrapped
    ]
