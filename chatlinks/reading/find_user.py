"""Find users by e-mail or phone: by keyed hashes, so that neither has to be stored in clear.

Each one found is recorded.
"""

from django.db.models import Q

from chatlinks.conversations.models import Lookup
from chatlinks.conversations.records.identity import Identity
from chatlinks.privacy.sealing import record_opening

MOST = 20  # users that a list is narrowed to
WHY = "looked the user up by e-mail or phone"


def find_users(typed: str, businesses: list[int], person_id: int | None) -> list[int]:
    """Ids of the contacts with this e-mail or phone number, in these businesses, in order."""
    wanted = Q()
    for business_id in businesses:
        hashes = Identity(business_id).lookups(typed)
        wanted |= Q(business_id=business_id, hash__in=hashes)
    lookups = Lookup.objects.filter(wanted).order_by("contact_id")
    pairs = lookups.values_list("contact_id", "business_id").distinct()
    contacts = dict(pairs[:MOST])
    for contact_id, business_id in contacts.items():
        record_opening(business_id, contact_id, why=WHY, person_id=person_id)
    return list(contacts)
