"""Who a link for people is for: addresses and domains, sealed, and found by a keyed hash."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from chatlinks.audit.kinds import RecordKind
from chatlinks.audit.writing import AuditLine, note
from chatlinks.conversations.records.identity import Identity
from chatlinks.database.rows import new_ids, rows
from chatlinks.links.models import ChatLink, Invitee
from chatlinks.privacy.business_vault import BusinessVault

MOST = 50  # of one link
LONGEST = 254  # characters of an address
KIND = b"invitee"
ADDRESS = re.compile(r"[^\s@,;<>\"]{1,64}@(?:[\w-]{1,63}\.)+[\w-]{2,63}")
DOMAIN = re.compile(r"@?((?:[\w-]{1,63}\.)+[\w-]{2,63})")


class AddressList(NamedTuple):
    """What was typed as the people of a link: addresses, and domains with an @ in front."""

    entries: list[str]
    problem: str  # "" if nothing is wrong


def read_list(typed: str) -> AddressList:
    """Addresses and domains in any order, apart by blanks, commas, semicolons or lines."""
    entries: dict[str, None] = {}
    for word in re.split(r"[\s,;]+", typed.strip().casefold()):
        domain = DOMAIN.fullmatch(word)
        if word and len(word) <= LONGEST and ADDRESS.fullmatch(word):
            entries[word] = None
        elif domain and len(word) <= LONGEST:
            entries[f"@{domain[1]}"] = None
        elif word:
            return AddressList([], f"“{word[:60]}” is neither an address nor a domain.")
    if not entries:
        return AddressList([], "Name at least one address, or a domain such as example.com.")
    if len(entries) > MOST:
        return AddressList([], f"At most {MOST} addresses and domains go on one link.")
    return AddressList(list(entries), "")


def invite(link: ChatLink, entries: Sequence[str]) -> None:
    for entry in entries:
        keep(link.business_id, link.pk, entry)


def keep(
    business_id: int,
    link_id: int,
    entry: str,
    domain: int | None = None,
) -> int:
    """The id of the row; `domain`: that of the entry by which this address comes in."""
    [id_] = new_ids("links_invitee", 1)
    Invitee.objects.create(
        pk=id_,
        link_id=link_id,
        address_hash=hash_of(business_id, entry),
        address_sealed=BusinessVault(business_id).seal(binding(id_), entry),
        domain_id=domain,
    )
    return id_


def hash_of(business_id: int, entry: str) -> bytes:
    return Identity(business_id).hash(KIND, entry)


def binding(id_: int) -> str:
    return f"links_invitee:{id_}:address"


STANDING = """
SELECT i.id, i.address_hash, i.struck_at IS NOT NULL FROM links_invitee i
WHERE i.link_id = %s AND i.address_hash = ANY(%s)"""


class ListedAddress(NamedTuple):
    """An address on the list by itself, by its domain, or both; None where it isn't."""

    own: int | None
    domain: int | None


def listed(
    business_id: int,
    link_id: int,
    address: str,
) -> ListedAddress | None:
    """None for an address that isn't, or was struck off. The same statements for any."""
    own, domain = (
        hash_of(business_id, each) for each in (address, f"@{address.rpartition('@')[2]}")
    )
    standing = {
        bytes(hash_): (id_, struck)
        for id_, hash_, struck in rows(STANDING, [link_id, [own, domain]])
    }
    if own in standing:
        id_, struck = standing[own]
        return None if struck else ListedAddress(id_, None)
    if domain in standing and not standing[domain][1]:
        return ListedAddress(None, standing[domain][0])
    return None


def enter(business_id: int, link_id: int, address: str) -> int | None:
    """The id of the address's own row, once its code was right: one that can be struck off."""
    place = listed(business_id, link_id, address)
    if place is None:
        return None
    return place.own or keep(business_id, link_id, address, place.domain)


def may_read(link_id: int, invitee_id: int) -> bool:
    """Is the address still on the list, and the domain that it came in by?"""
    standing = Invitee.objects.filter(
        pk=invitee_id,
        link_id=link_id,
        struck_at=None,
    )
    return standing.exclude(domain__struck_at__isnull=False).exists()


@transaction.atomic
def strike(invitee: Invitee, by: int | None) -> None:
    """Off the list, at once; a domain with all that came in by it, an address as often as it
    stands there: it may have come in twice in one moment.
    """
    struck = {"struck_at": timezone.now(), "struck_by_id": by}
    standing = Invitee.objects.filter(link_id=invitee.link_id, struck_at=None)
    if standing.filter(address_hash=invitee.address_hash).update(**struck):
        note_struck(invitee, by)
    standing.filter(domain_id=invitee.pk).update(**struck)


def note_struck(invitee: Invitee, by: int | None) -> None:
    link = invitee.link
    line = AuditLine(
        kind=RecordKind.STRUCK,
        business_id=link.business_id,
        person_id=by,
        link_id=link.pk,
        address_id=invitee.pk,
        conversation_id=link.conversation_id,
        contact_id=link.conversation.contact_id,
    )
    note(line)


def addresses_of(business_id: int, invitees: Sequence[Invitee]) -> dict[int, str]:
    """In clear by id, for whoever may share the link."""
    if not invitees:
        return {}
    vault = BusinessVault(business_id)
    return {each.pk: vault.open(binding(each.pk), bytes(each.address_sealed)) for each in invitees}
