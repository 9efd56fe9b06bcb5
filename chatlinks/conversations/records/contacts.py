"""The contacts of a batch, in memory: found or made, with all that was ever learned of them."""

import json
from dataclasses import dataclass, field
from typing import Any

from chatlinks.conversations.records import incoming
from chatlinks.conversations.records.identity import Identity
from chatlinks.database.rows import execute, new_ids, rows
from chatlinks.privacy.known import KnownValues
from chatlinks.privacy.masking import restore_json
from chatlinks.privacy.sealing import Vault, at_the_door, new_vault

# The kind of a value marked by hand: marked:<mark>, or marked:<mark>@<message> for one message only.
MARKED = "marked:"
LOOKED_UP = ("email", "phone_number")
PERSONAL_DETAILS = ("name", "email", "phone_number")  # personal for every business
DETAILS = (*PERSONAL_DETAILS, "channel", "device", "language", "time_zone")


@dataclass
class KnownContact:
    """One contact while a batch is stored."""

    id: int
    vault: Vault
    key_row: tuple[int, int, str, bytes] | None  # to store; None for a contact that has one
    hash: bytes
    details: dict[str, str] = field(default_factory=dict)  # originals
    known: list[list[str]] = field(default_factory=list)  # [kind, value], in the order learned
    fresh: list[list[str]] = field(
        default_factory=list
    )  # those of `known` that weren't known before this batch
    changed: bool = False  # its own row must be written

    @property
    def is_new(self) -> bool:
        return self.key_row is not None

    def learn(self, kind: str, value: str) -> None:
        pair = [kind, value.strip()]
        if pair[1] and pair not in self.known:
            self.known.append(pair)
            self.fresh.append(pair)
            self.changed = True

    def meet(self, contact: incoming.Contact) -> None:
        """Take over what a conversation says of its contact; what it leaves out stays as it was."""
        given = {
            "name": contact.name, "email": contact.email, "phone_number": contact.phone, "channel": contact.channel,
            "device": contact.device, "language": contact.language, "time_zone": contact.time_zone,
        }  # fmt: skip
        for label, value in given.items():
            if value and self.details.get(label) != value:
                self.details[label] = value
                self.changed = True
        for label in PERSONAL_DETAILS:
            self.learn(label, given[label])

    def matcher(
        self, personal: frozenset[str], known: list[list[str]] | None = None
    ) -> KnownValues:
        """Finds every value that is personal, now that `personal` names the personal entities; or those of `known`."""
        values = self.known if known is None else known
        return KnownValues(
            (k, v) for k, v in values if k in personal or (k.startswith(MARKED) and "@" not in k)
        )

    def marks(self) -> dict[int, KnownValues]:
        """What was marked by hand in one message only, by the message's id."""
        by_message: dict[int, list[tuple[str, str]]] = {}
        for kind, value in self.known:
            if kind.startswith(MARKED) and "@" in kind:
                by_message.setdefault(int(kind.partition("@")[2]), []).append(("marked", value))
        return {message: KnownValues(values) for message, values in by_message.items()}

    def lookups(self, identity: Identity) -> set[bytes]:
        """Hashes of the e-mails and phones by which this contact can be found."""
        return {
            hash_
            for kind, value in self.known
            if kind in LOOKED_UP
            for hash_ in identity.lookups(value)
        }

    def forget_mark(self, mark: int) -> None:
        self.known = [[k, v] for k, v in self.known if k.partition("@")[0] != f"{MARKED}{mark}"]


STORED = """SELECT c.external_hash, c.id, c.details, c.sealed, c.known, k.master, k.wrapped
            FROM conversations_contact c JOIN privacy_contactkey k ON k.contact_id = c.id
            WHERE c.business_id = %s AND """


def opened(business_id: int, row: tuple[Any, ...]) -> KnownContact:
    hash_, id_, details, sealed, known, master, wrapped = row
    vault = at_the_door(business_id, id_, master, wrapped)
    restored = restore_json(json.loads(details), vault.open(f"contact:{id_}", sealed))
    assert isinstance(restored, dict)
    return KnownContact(
        id=id_,
        vault=vault,
        key_row=None,
        hash=bytes(hash_),
        details=restored,
        known=vault.open(f"known:{id_}", known),
    )


# Keyed hashes are replaced by random bytes, so that nobody who knows an old id can find the contact by it.
RANDOM = "decode(md5(random()::text || clock_timestamp()::text || {table}.id::text), 'hex')"


def lose_conversations(business_id: int, contact_ids: list[int]) -> None:
    """Whoever sends these contacts' conversations again starts new ones."""
    execute(
        f"""UPDATE conversations_conversation c SET external_hash = {RANDOM.format(table="c")}, digest = {RANDOM.format(table="c")}
            WHERE business_id = %s AND contact_id = ANY(%s)""",
        [business_id, contact_ids],
    )


def lose_the_keyless(business_id: int, identity: Identity, external_ids: set[str]) -> None:
    """Contacts whose key is gone, though their ids are here: forgotten, then restored from an older backup.

    Nothing of them can be opened. Whoever writes under such an id is a new contact. Their sealed values stay, of no use
    to anyone; should the key tables have been left out of the restored by mistake, nothing is lost.
    """
    found = rows(
        f"""UPDATE conversations_contact u SET external_hash = {RANDOM.format(table="u")}
            WHERE u.business_id = %s AND u.external_hash = ANY(%s)
            AND NOT EXISTS (SELECT FROM privacy_contactkey k WHERE k.contact_id = u.id) RETURNING u.id""",
        [business_id, [identity.contact(external_id) for external_id in external_ids]],
    )
    if found:
        lose_conversations(business_id, [row[0] for row in found])


def by_id(business_id: int, ids: list[int]) -> dict[int, KnownContact]:
    found = rows(STORED + "c.id = ANY(%s)", [business_id, ids])
    return {row[1]: opened(business_id, row) for row in found}


def resolve(
    business_id: int, identity: Identity, given: list[incoming.Contact]
) -> dict[str, KnownContact]:
    """External id → contact, for every contact named in a batch; the new ones get their ids and keys."""
    hashes = {contact.id: identity.contact(contact.id) for contact in given}
    stored = rows(STORED + "c.external_hash = ANY(%s)", [business_id, list(hashes.values())])
    found = {bytes(row[0]): opened(business_id, row) for row in stored}
    missing = [hash_ for hash_ in hashes.values() if hash_ not in found]
    for id_, hash_ in zip(new_ids("conversations_contact", len(missing)), missing, strict=True):
        vault, key_row = new_vault(business_id, id_)
        found[hash_] = KnownContact(id=id_, vault=vault, key_row=key_row, hash=hash_, changed=True)
    contacts = {external_id: found[hash_] for external_id, hash_ in hashes.items()}
    for contact in given:
        contacts[contact.id].meet(contact)
    return contacts
