"""Of listed links, whom each is for by name, and who has opened it."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from chatlinks.database.rows import typed
from chatlinks.links.models import Invitee
from chatlinks.links.people.invitees import addresses_of
from chatlinks.links.sharing.link_list import ListedLink

# Whoever is known by name: of somebody signed out nothing is.
OPENINGS = """
SELECT r.link_id, p.name, r.address_id
FROM audit_record r
LEFT JOIN accounts_person p ON p.id = r.person_id
WHERE r.link_id = ANY(%s) AND r.kind IN ('page', 'export')
  AND (r.person_id IS NOT NULL OR r.address_id IS NOT NULL)
GROUP BY r.link_id, p.name, r.address_id
ORDER BY r.link_id, max(r.id) DESC"""


class LinkOpener(NamedTuple):
    link_id: int
    name: str | None
    address_id: int | None


class LinkPeople(NamedTuple):
    """Addresses and names, in clear: for whoever has the link in their hands."""

    invited: list[str]
    opened_by: list[str]  # who came last is first


def people_of(links: Sequence[ListedLink]) -> dict[int, LinkPeople]:
    ids = [link.id for link in links]
    people = {id_: LinkPeople([], []) for id_ in ids}
    invited = list(Invitee.objects.filter(link__in=ids).select_related("link").order_by("pk"))
    addresses = in_clear(invited)
    for each in invited:
        if each.domain_id is None and each.struck_at is None:
            people[each.link_id].invited.append(addresses[each.pk])
    for opener in typed(LinkOpener, OPENINGS, [ids]):
        name = opener.name or addresses.get(opener.address_id or 0)
        if name:
            people[opener.link_id].opened_by.append(name)
    return people


def in_clear(invited: Sequence[Invitee]) -> dict[int, str]:
    """By id; each business's key is asked for once."""
    by_business: dict[int, list[Invitee]] = defaultdict(list)
    for each in invited:
        by_business[each.link.business_id].append(each)
    addresses: dict[int, str] = {}
    for business_id, own in by_business.items():
        addresses |= addresses_of(business_id, own)
    return addresses
