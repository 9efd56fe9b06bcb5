"""A user's key is lost: what wrapped it isn't at hand any more."""

from chatlinks.conversations.models import Contact
from chatlinks.privacy.models import ContactKey


def lose_key(contact: Contact) -> None:
    assert ContactKey.objects.filter(contact_id=contact.pk).update(wrapped=b"\0" * 60) == 1
