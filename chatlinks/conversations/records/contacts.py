"""The contacts of a batch, in memory: stored ones or new ones, with all that was ever learned of
them.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from chatlinks.conversations.records.identity import Identity
from chatlinks.conversations.records.incoming import IncomingContact
from chatlinks.conversations.records.parts import CONTACT_DETAILS, KNOWN_VALUES
from chatlinks.conversations.records.told import told_values
from chatlinks.conversations.records.told.told_values import CONVERSATION, Admission, ToldValue
from chatlinks.database.rows import execute, new_ids, prepared_typed, rows
from chatlinks.privacy import Span
from chatlinks.privacy.known import KnownValues
from chatlinks.privacy.sealing import Vault, at_the_door, new_vault

# The kind of a value marked by hand: marked:<mark>, or marked:<mark>@<message> for one message
# only.
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
    fresh: list[list[str]] = field(default_factory=list)  # those of `known` new in this batch
    changed: bool = False  # its own row must be written
    # What `matcher` made last, and of which values.
    matched: tuple[list[tuple[str, str]], KnownValues] | None = field(default=None, repr=False)

    @property
    def is_new(self) -> bool:
        return self.key_row is not None

    def learn(self, kind: str, value: str) -> None:
        pair = [kind, value.strip()]
        if pair[1] and pair not in self.known:
            self.known.append(pair)
            self.fresh.append(pair)
            self.changed = True

    def meet(self, contact: IncomingContact) -> None:
        """Take over what a conversation says of its contact; what it leaves out stays as it was."""
        details = {
            "name": contact.name,
            "email": contact.email,
            "phone_number": contact.phone,
            "channel": contact.channel,
            "device": contact.device,
            "language": contact.language,
            "time_zone": contact.time_zone,
        }
        for label, value in details.items():
            if value and self.details.get(label) != value:
                self.details[label] = value
                self.changed = True
        for label in PERSONAL_DETAILS:
            self.learn(label, details[label])

    def matcher(
        self,
        personal: frozenset[str],
        known: list[list[str]] | None = None,
    ) -> KnownValues:
        """Finds every value that is personal, now that `personal` names the personal entities.

        Or those of `known`.
        """
        if known is not None:
            return KnownValues(self.masked_everywhere(personal, known))
        values = self.masked_everywhere(personal)
        if self.matched is None or self.matched[0] != values:
            self.matched = values, KnownValues(values)
        return self.matched[1]

    def masked_everywhere(
        self,
        personal: frozenset[str],
        known: list[list[str]] | None = None,
    ) -> list[tuple[str, str]]:
        """What `matcher` finds: (kind, value)."""
        values = self.known if known is None else known
        named = [
            (kind, value)
            for kind, value in values
            if kind in personal or (kind.startswith(MARKED) and "@" not in kind)
        ]
        return [*named, *told_values.everywhere(values)]

    def matcher_within(
        self,
        personal: frozenset[str],
        conversation_id: int,
        known: list[list[str]] | None = None,
    ) -> KnownValues | None:
        """As `matcher`, in a conversation that told of third persons.

        None where it told of none: then `matcher` finds all that there is.
        """
        values = self.known if known is None else known
        own = told_values.within(values, conversation_id)
        return KnownValues([*self.masked_everywhere(personal, known), *own]) if own else None

    def learn_told(
        self,
        told: Iterable[ToldValue],
        personal: frozenset[str],
    ) -> None:
        """Note what was told in words: what isn't known yet, up to the bounds of `told_values`."""
        admission: Admission | None = None
        for each in told:
            admission = admission or Admission(self.known)
            if admission.admits(each) and not self.hides(each, personal):
                admission.note(each)
                self.learn(each.source.known_kind(), each.value)

    def hides(self, told: ToldValue, personal: frozenset[str]) -> bool:
        """Whether it is masked as that, wherever it would be, by what is known already."""
        source, value = told
        known = self.matcher(personal)
        if source.reach == CONVERSATION:
            known = self.matcher_within(personal, source.conversation) or known
        return known.find(value) == [Span(0, len(value), source.kind)]

    def marks(self) -> dict[int, KnownValues]:
        """What was marked by hand in one message only, by the message's id."""
        by_message: dict[int, list[tuple[str, str]]] = {}
        for kind, value in self.known:
            if kind.startswith(MARKED) and "@" in kind:
                message = int(kind.partition("@")[2])
                by_message.setdefault(message, []).append(("marked", value))
        return {message: KnownValues(values) for message, values in by_message.items()}

    def lookups(self, identity: Identity) -> set[bytes]:
        """Hashes of the e-mails and phones by which this contact can be found."""
        hashes = set()
        for kind, value in self.known:
            if kind in LOOKED_UP:
                hashes |= identity.lookups(value)
        return hashes

    def forget_told(self) -> None:
        """Before it is learned anew."""
        self.known = [pair for pair in self.known if told_values.source_of(pair[0]) is None]

    def forget_mark(self, mark: int) -> None:
        self.known = [
            [kind, value]
            for kind, value in self.known
            if kind.partition("@")[0] != f"{MARKED}{mark}"
        ]


# ── Reading them ──────────────────────────────────────────────────────────────────────────────


class StoredContact(NamedTuple):
    """One row of STORED."""

    external_hash: bytes
    id: int
    details: str  # JSON, masked
    sealed: bytes | None
    known: bytes | None
    master: str
    wrapped: bytes

    def open(self, business_id: int) -> KnownContact:
        vault = at_the_door(business_id, self.id, self.master, self.wrapped)
        masked = json.loads(self.details)
        return KnownContact(
            id=self.id,
            vault=vault,
            key_row=None,
            hash=bytes(self.external_hash),
            details=CONTACT_DETAILS.restore(vault, self.id, masked, self.sealed),
            known=KNOWN_VALUES.open(vault, self.id, self.known),
        )


STORED = """
SELECT c.external_hash, c.id, c.details, c.sealed, c.known, k.master, k.wrapped
FROM conversations_contact c JOIN privacy_contactkey k ON k.contact_id = c.id
WHERE c.business_id = %s AND """


def by_id(business_id: int, ids: list[int]) -> dict[int, KnownContact]:
    """Those of the contacts that aren't forgotten."""
    found = prepared_typed(StoredContact, STORED + "c.id = ANY(%s)", [business_id, ids])
    return {contact.id: contact.open(business_id) for contact in found}


def by_hash(business_id: int, hashes: Iterable[bytes]) -> dict[bytes, KnownContact]:
    found = rows(STORED + "c.external_hash = ANY(%s)", [business_id, list(hashes)])
    contacts = [StoredContact._make(row).open(business_id) for row in found]
    return {contact.hash: contact for contact in contacts}


def resolve(
    business_id: int,
    identity: Identity,
    met: list[IncomingContact],
) -> dict[str, KnownContact]:
    """External id → contact, for every contact named in a batch.

    The new ones get their ids and keys.
    """
    hashes = {contact.id: identity.contact(contact.id) for contact in met}
    known = by_hash(business_id, hashes.values())
    missing = [hash_ for hash_ in hashes.values() if hash_ not in known]
    for id_, hash_ in zip(
        new_ids("conversations_contact", len(missing)),
        missing,
        strict=True,
    ):
        known[hash_] = new_contact(business_id, id_, hash_)
    for contact in met:
        known[hashes[contact.id]].meet(contact)
    return {external_id: known[hash_] for external_id, hash_ in hashes.items()}


def new_contact(business_id: int, id_: int, hash_: bytes) -> KnownContact:
    vault, key_row = new_vault(business_id, id_)
    return KnownContact(
        id=id_,
        vault=vault,
        key_row=key_row,
        hash=hash_,
        changed=True,
    )


# ── Losing them ───────────────────────────────────────────────────────────────────────────────

# Replaces a keyed hash, so that nobody who knows an old id can find by it what it was of.
RANDOM_HASH = "uuid_send(gen_random_uuid())"


def lose_conversations(business_id: int, contact_ids: list[int]) -> None:
    """Whoever sends these contacts' conversations again starts new ones."""
    execute(
        f"""UPDATE conversations_conversation
            SET external_hash = {RANDOM_HASH}, digest = {RANDOM_HASH}
            WHERE business_id = %s AND contact_id = ANY(%s)""",
        [business_id, contact_ids],
    )


def lose_the_keyless(
    business_id: int,
    identity: Identity,
    external_ids: set[str],
) -> None:
    """Contacts whose key is gone, though their ids are here: forgotten, then restored from an older
    backup.

    Nothing of them can be opened. Whoever writes under such an id is a new contact. Their sealed
    values stay, of no use to anyone; should the key tables have been left out of the restored by
    mistake, nothing is lost.
    """
    lost = rows(
        f"""UPDATE conversations_contact u SET external_hash = {RANDOM_HASH}
            WHERE u.business_id = %s AND u.external_hash = ANY(%s)
              AND NOT EXISTS (SELECT FROM privacy_contactkey k WHERE k.contact_id = u.id)
            RETURNING u.id""",
        [business_id, [identity.contact(external_id) for external_id in external_ids]],
    )
    if lost:
        lose_conversations(business_id, [row[0] for row in lost])
