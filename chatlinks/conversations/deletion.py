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
    while delete_some(business_id):
        pass
    with transaction.atomic():
        lock_business(business_id)
        business.delete()
        IndexKey.objects.filter(business_id=business_id).delete()


@transaction.atomic
def delete_some(business_id: int) -> int:
    """How many users were deleted."""
    lock_business(business_id)
    contacts = Contact.objects.filter(business_id=business_id).order_by("pk")
    batch = list(contacts.values_list("pk", flat=True)[:AT_A_TIME])
    ContactKey.objects.filter(contact_id__in=batch).delete()
    Contact.objects.filter(pk__in=batch).delete()
    return len(batch)
