"""The users of a business."""

from django.conf import settings
from django.db import models

from chatlinks.workspaces.models import Business

HASH = 16  # bytes of a keyed hash of an external id


class Contact(models.Model):
    """The end user who chats."""

    # No index of its own: see `Conversation`.
    business = models.ForeignKey(Business, on_delete=models.CASCADE, db_index=False)
    external_hash = models.BinaryField(max_length=HASH)
    # Masked: name, email, phone_number, channel, device, language, time_zone.
    details = models.JSONField(default=dict)
    sealed = models.BinaryField(null=True)  # the originals of `details`
    # Sealed [[kind, value], …]: every personal value learned of the contact.
    known = models.BinaryField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)
    forgotten_at = models.DateTimeField(null=True)
    forgotten_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["business", "external_hash"],
                name="one_contact_an_external_id",
            )
        ]


class Lookup(models.Model):
    """A keyed hash of a contact's e-mail or phone, by which those allowed find the contact.

    No clear copy is kept.
    """

    business = models.ForeignKey(Business, on_delete=models.CASCADE, db_index=False)
    contact = models.ForeignKey(Contact, on_delete=models.CASCADE)
    hash = models.BinaryField(max_length=HASH)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["business", "hash", "contact"],
                name="one_lookup_a_value",
            )
        ]
