"""Users who stood in for those of conversations of whom it wasn't told yet whose they are.

A conversation must be somebody's. Once it is told whose, its stand-in has none any more, and goes:
whatever was told first, the same users are there in the end.
"""

from chatlinks.conversations.models import Contact, Conversation
from chatlinks.conversations.records.contacts import KnownContact, by_hash, by_id
from chatlinks.intake.webhooks.deliveries.threads import Thread, Threads
from chatlinks.intake.webhooks.models import WebhookDelivery
from chatlinks.privacy.models import ContactKey


def clear(threads: Threads) -> None:
    """After the threads are saved: they bear the key of the user that it is now."""
    business_id = threads.business.pk
    named = {
        threads.identity.contact(thread.name): thread
        for thread in threads.by_name.values()
        if not thread.is_contact and thread.parts and thread.contact_id() != thread.name
    }
    if not named:
        return
    for hash_, left in by_hash(business_id, set(named)).items():
        if not Conversation.objects.filter(business=business_id, contact=left.id).exists():
            hand_over_deliveries(threads, named[hash_], left)
            Contact.objects.filter(business=business_id, pk=left.id).delete()
            ContactKey.objects.filter(business_id=business_id, contact_id=left.id).delete()


def hand_over_deliveries(threads: Threads, thread: Thread, left: KnownContact) -> None:
    """What was kept aside of them is sealed with the key of who they are."""
    business_id = threads.business.pk
    owner = by_id(business_id, [thread.parts[0].row.contact_id or 0]).popitem()[1]
    for delivery in WebhookDelivery.objects.filter(business=business_id, contact=left.id):
        delivery.contact_id = owner.id
        if delivery.sealed is not None:
            delivery.seal(delivery.unsealed(left.vault), owner.vault)
        delivery.save(update_fields=["contact", "sealed"])
