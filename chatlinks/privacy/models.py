"""The key store, and the record of every unsealing.

Rooms to the right own businesses and contacts, so these tables hold their ids as plain numbers.
Key tables are apart from all else: `docs/operate.md` says how to back them up so that a forgotten
contact stays forgotten.
"""

from django.conf import settings
from django.db import models


class MasterKey(models.Model):
    """A master key that this database was sealed under: never the key, only what recognises it."""

    fingerprint = models.CharField(max_length=16, primary_key=True)
    check_value = models.BinaryField()  # a known text sealed under it
    created_at = models.DateTimeField(auto_now_add=True)


class ContactKey(models.Model):
    """One contact's data key, wrapped by a master key.

    Without this row their values are gone for good.
    """

    contact_id = models.BigIntegerField(primary_key=True)
    business_id = models.BigIntegerField()
    master = models.ForeignKey(
        MasterKey,
        on_delete=models.PROTECT,
        db_column="master",
        related_name="+",
    )
    wrapped = models.BinaryField()

    class Meta:
        indexes = [models.Index(fields=["business_id"])]


class IndexKey(models.Model):
    """A business's key for the hashes by which external ids are found again.

    It is wrapped by a master key.
    """

    business_id = models.BigIntegerField(primary_key=True)
    master = models.ForeignKey(
        MasterKey,
        on_delete=models.PROTECT,
        db_column="master",
        related_name="+",
    )
    wrapped = models.BinaryField()


class Unsealing(models.Model):
    """One opening of sealed values: who, what, why, when. A view of the audit.

    `person` is empty when the server itself re-masked.
    """

    at = models.DateTimeField()
    business_id = models.BigIntegerField()
    contact_id = models.BigIntegerField()
    conversation_id = models.BigIntegerField(null=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
        db_constraint=False,
    )
    why = models.CharField(max_length=100)

    class Meta:
        managed = False
