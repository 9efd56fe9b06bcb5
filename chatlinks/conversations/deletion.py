"""Delete a business with all that it holds, some users at a time, so that no batch takes long."""

from django.db import transaction

from chatlinks.conversations.models import Contact
from chatlinks.privacy.models import ContactKey, IndexKey
from chatlinks.workspaces.lock import lock_business
from chatlinks.workspaces.models import Business

AT_A_TIME = 50  # users, with all their conversations


def delete_business(business_id: int) -> None:
    """Goes on where it was broken off. Keys go along, so that no backup of the data opens."""
    business = Business.objects.filter(pk=business_id).first()
    if business is None:
        return
    last = b""
    while last := delete_some(business_id, after=last):
        pass
    with transaction.atomic():
        lock_business(business_id)
        business.delete()
        IndexKey.objects.filter(business_id=business_id).delete()


@transaction.atomic
def delete_some(business_id: int, after: bytes = b"") -> bytes:
    """The next users, by an index: neither are those left sorted nor those gone stepped over.

    Returns the last one's hash, empty at the end.
    """
    lock_business(business_id)
    contacts = Contact.objects.filter(business_id=business_id, external_hash__gt=after)
    in_order = contacts.order_by("external_hash").values_list("pk", "external_hash")
    batch = list(in_order[:AT_A_TIME])
    ids = [id_ for id_, _ in batch]
    ContactKey.objects.filter(contact_id__in=ids).delete()
    Contact.objects.filter(pk__in=ids).delete()
    return bytes(batch[-1][1]) if batch else b""
