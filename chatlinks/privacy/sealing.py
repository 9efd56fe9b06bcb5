"""Seal and unseal: one contact's originals, each bound to the record that it belongs to."""

import json
import os
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, NamedTuple

from cryptography.exceptions import InvalidTag

from chatlinks.audit.kinds import RecordKind
from chatlinks.audit.writing import AuditLine, note, note_contacts, note_hourly
from chatlinks.database.rows import prepared
from chatlinks.privacy import keys
from chatlinks.privacy.keys import keystore


class CannotOpen(keys.KeyProblem):
    """What is sealed of a contact doesn't open: the master key that their own is wrapped by isn't
    at hand, or what is stored was altered. The message says whose it is, and nothing of theirs.
    """

    def __init__(self, business_id: int, contact_id: int) -> None:
        super().__init__(
            f"What is sealed of user {contact_id} of business {business_id} doesn't open with the"
            " keys at hand. Give the master key that it was sealed under, too (docs/operate.md)."
        )
        self.business_id = business_id
        self.contact_id = contact_id


class WrappedKey(NamedTuple):
    """A ContactKey row: a contact's data key, wrapped by a master key."""

    contact_id: int
    business_id: int
    master: str
    wrapped: bytes


class Vault:
    """One contact's data key in memory, for sealing and for opening.

    Whoever opens values to show them gets it from `unseal`, which records it; intake, which must
    know a contact's values in order to mask them, takes it from `at_the_door`.
    """

    def __init__(
        self,
        business_id: int,
        contact_id: int,
        key: bytes,
    ) -> None:
        self.business_id = business_id
        self.contact_id = contact_id
        self.identity = b"%d:%d:" % (business_id, contact_id)
        self.key = key

    def seal(self, record: str, originals: Any) -> bytes:
        """`record` names the row, such as `message:17`.

        Sealed bytes moved to another row don't open.
        """
        plain = json.dumps(
            originals,
            ensure_ascii=False,
            separators=(",", ":"),
        )
        return self.seal_bytes(record, plain.encode())

    def open(self, record: str, sealed: bytes | None) -> Any:
        """The originals that `seal` was given; an empty list for a record without any."""
        if not sealed:
            return []
        return json.loads(self.open_bytes(record, sealed))

    def seal_bytes(self, record: str, plain: bytes) -> bytes:
        """As `seal`, for what is bytes already, such as a file."""
        return keys.encrypt(
            self.key,
            plain,
            self.identity + record.encode(),
        )

    def open_bytes(self, record: str, sealed: bytes) -> bytes:
        """The bytes that `seal_bytes` was given. Raises CannotOpen for any others."""
        try:
            return keys.decrypt(
                self.key,
                bytes(sealed),
                self.identity + record.encode(),
            )
        except InvalidTag as problem:
            raise CannotOpen(self.business_id, self.contact_id) from problem


def context(business_id: int, contact_id: int) -> bytes:
    return b"contact:%d:%d" % (business_id, contact_id)


def index_context(business_id: int) -> bytes:
    return b"index:%d" % business_id


def new_vault(business_id: int, contact_id: int) -> tuple[Vault, WrappedKey]:
    """A vault for a new contact, and the ContactKey row to store."""
    key = os.urandom(32)
    master, wrapped = keystore.keyring().wrap(key, context(business_id, contact_id))
    row = WrappedKey(contact_id, business_id, master, wrapped)
    return Vault(business_id, contact_id, key), row


def at_the_door(
    business_id: int,
    contact_id: int,
    master: str,
    wrapped: bytes,
) -> Vault:
    """A vault from its stored key, for masking. Never for showing: that is `unseal`.

    Raises CannotOpen where the keys at hand don't unwrap it.
    """
    try:
        key = keystore.unwrap(
            master,
            bytes(wrapped),
            context(business_id, contact_id),
        )
    except keys.KeyProblem as problem:
        raise CannotOpen(business_id, contact_id) from problem
    return Vault(business_id, contact_id, key)


def record_opening(line: AuditLine) -> None:
    """Note that a contact's values were opened, by whom and why, and shown to nobody.

    `person_id` None stands for the server itself.
    """
    note(line._replace(unsealed=True))


OWN_WORDS = "own words"


def unseal_own_words(
    wrapped_key: tuple[int, int, str, bytes],
    *,
    person_id: int,
    conversation_id: int,
) -> Vault:
    """As `unseal`, for what this person wrote themselves and nothing else.

    It tells them nothing new, and a page that follows a chat asks for it all the time: so it is
    recorded once an hour and conversation.
    """
    row = WrappedKey(*wrapped_key)
    line = AuditLine(
        kind=RecordKind.OWN_WORDS,
        business_id=row.business_id,
        what=OWN_WORDS,
        person_id=person_id,
        conversation_id=conversation_id,
        contact_id=row.contact_id,
        unsealed=True,
    )
    note_hourly(line)
    return _vault(row)


def record_openings(
    business_id: int,
    contact_ids: list[int],
    why: str,
) -> None:
    """`record_opening` by the server itself, of several contacts."""
    if contact_ids:
        note_contacts(business_id, contact_ids, why)


def unseal(wrapped_key: tuple[int, int, str, bytes], line: AuditLine) -> Vault:
    """The one door out: notes in the audit who opens what and why, then hands over the contact's
    vault.

    `wrapped_key` is a ContactKey row, in the order of `WrappedKey`. `line` says all the rest.
    """
    row = WrappedKey(*wrapped_key)
    vault = _vault(row)  # one that can't be opened is no opening
    whose = line._replace(business_id=row.business_id, contact_id=row.contact_id)
    note(whose._replace(shown=True, unsealed=True))
    return vault


RECORD_EACH = """INSERT INTO audit_record
                 (kind, business_id, contact_id, conversation_id, person_id, what, shown, unsealed)
                 SELECT %s, o.business, o.contact, o.conversation, %s, %s, true, true
                 FROM unnest(%s::bigint[], %s::bigint[], %s::bigint[])
                 AS o(business, contact, conversation)"""


def unseal_each(
    wrapped: Sequence[tuple[tuple[int, int, str, bytes], int]],
    *,
    person_id: int,
    why: str,
) -> dict[int, Vault]:
    """As `unseal`, for several (ContactKey row, conversation) at once: by the conversation, of
    those that can be opened.

    Each opening is recorded, all in one statement.
    """
    vaults: dict[int, Vault] = {}
    for key, conversation_id in wrapped:
        with suppress(CannotOpen):
            vaults[conversation_id] = _vault(WrappedKey(*key))
    if vaults:
        contacts = [vault.contact_id for vault in vaults.values()]
        businesses = [vault.business_id for vault in vaults.values()]
        asked = [RecordKind.CHAT.value, person_id, why, businesses, contacts, list(vaults)]
        prepared(RECORD_EACH, asked)
    return vaults


def _vault(row: WrappedKey) -> Vault:
    return at_the_door(row.business_id, row.contact_id, row.master, row.wrapped)
