"""The one audit: who saw what, and who changed what is seen. It is only ever added to.

The tables are made by SQL (migration 0001), with a trigger that refuses every change, so Django
doesn't manage them: nothing of its own would ever empty them. They name what they are about by ids
alone, without foreign keys: a link, a conversation or a business may go, its rows stay. Only people
are kept as long as the audit names them.
"""

from django.conf import settings
from django.db import models

from chatlinks.audit.kinds import RecordKind


class AuditRecord(models.Model):
    """One thing that happened."""

    at = models.DateTimeField()
    xid = models.BigIntegerField()  # of the transaction that wrote it, which orders the chain
    business_id = models.BigIntegerField(null=True)  # None: of the whole server
    kind = models.CharField(max_length=20, choices=RecordKind)
    what = models.CharField(max_length=300)  # more of it, in names and never in anybody's values
    # None: nobody who was signed in, or the server itself.
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
        db_constraint=False,
        related_name="+",
    )
    about = models.ForeignKey(  # whom it was done to
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
        db_constraint=False,
        related_name="+",
    )
    link_id = models.BigIntegerField(null=True)
    address_id = models.BigIntegerField(null=True)  # of a link for people: whose address was proved
    conversation_id = models.BigIntegerField(null=True)
    contact_id = models.BigIntegerField(null=True)
    shown = models.BooleanField()  # personal details were shown to whoever it was
    unsealed = models.BooleanField()  # the contact's originals were opened

    class Meta:
        managed = False
        db_table = "audit_record"


class ChainRow(models.Model):
    """One record's place in its business's chain: a hash of it and of all before it."""

    business_id = models.BigIntegerField()  # 0: of the whole server
    position = models.BigIntegerField()
    record_id = models.BigIntegerField(unique=True)
    xid = models.BigIntegerField()
    hash = models.BinaryField()
    at = models.DateTimeField()

    class Meta:
        managed = False
        db_table = "audit_chain"
