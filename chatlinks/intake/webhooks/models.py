"""Sources that send webhooks, what they sent, and what is known of each of their conversations."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from chatlinks.conversations.models import Contact, Conversation
from chatlinks.conversations.models.contact import HASH
from chatlinks.database.rows import new_ids
from chatlinks.privacy.business_vault import BusinessVault
from chatlinks.privacy.sealing import Vault
from chatlinks.workspaces.models import Business


class WebhookSource(models.Model):
    """A bot or help desk that sends a business's conversations to an address of their own."""

    business = models.ForeignKey(Business, on_delete=models.CASCADE, related_name="webhook_sources")
    kind = models.CharField(max_length=20)  # one of KINDS
    name = models.CharField(max_length=100)
    address = models.CharField(max_length=43, unique=True)  # the last part of its URL
    secret_sealed = models.BinaryField()
    target_sealed = models.BinaryField(null=True)  # where posts go on to, and the rights to
    mapping = models.JSONField(null=True)  # of a generic source: our field → path in its JSON
    on = models.BooleanField(default=True)
    silent_after = models.PositiveSmallIntegerField(null=True)  # hours; None: no alarm
    last_at = models.DateTimeField(null=True)  # of a delivery, to ten seconds
    silent_since = models.DateTimeField(null=True)  # when the alarm was raised that still stands
    refused = models.PositiveIntegerField(default=0)  # requests with a wrong signature
    refused_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    def __str__(self) -> str:
        return self.name

    @property
    def binding(self) -> str:
        return f"webhooks_webhooksource:{self.pk}:secret"

    def take_secret(self, secret: str) -> None:
        """Seal it; an id is drawn first, for what is sealed is bound to it."""
        if self.pk is None:
            [self.pk] = new_ids("webhooks_webhooksource", 1)
        self.secret_sealed = BusinessVault(self.business_id).seal(self.binding, secret)

    @property
    def secret(self) -> str:
        return BusinessVault(self.business_id).open(self.binding, bytes(self.secret_sealed))

    @property
    def target_binding(self) -> str:
        return f"webhooks_webhooksource:{self.pk}:target"

    def take_target(self, target: str) -> None:
        """A text of its own form; empty: posts go nowhere."""
        vault = BusinessVault(self.business_id)
        self.target_sealed = vault.seal(self.target_binding, target) if target else None

    @property
    def target(self) -> str:
        if self.target_sealed is None:
            return ""
        vault = BusinessVault(self.business_id)
        return vault.open(self.target_binding, bytes(self.target_sealed))


class SealedRow(models.Model):
    """A row that holds a text sealed: with its user's key where it is known whose it is, so that
    it is forgotten with them, else with one of the business.
    """

    business_id: int
    sealed = models.BinaryField(null=True)

    class Meta:
        abstract = True

    @property
    def binding(self) -> str:
        return f"{self._meta.db_table}:{self.pk}"

    def seal(self, text: str, vault: Vault | None = None) -> None:
        self.sealed = (vault or BusinessVault(self.business_id)).seal(self.binding, text)

    def unsealed(self, vault: Vault | None = None) -> str:
        """The vault is the one that it was sealed with."""
        opened = vault or BusinessVault(self.business_id)
        return str(opened.open(self.binding, bytes(self.sealed or b"")))


class WebhookDelivery(SealedRow):
    """One request of a source, and what became of it.

    What it held is sealed while it waits, and gone then, but for what had no place here: that is
    kept aside, sealed, until its end date.
    """

    class Outcome(models.TextChoices):
        WAITING = "waiting", "Received, and on its way"
        STORED = "stored", "Stored"
        UNCHANGED = "unchanged", "Nothing new"
        SKIPPED = "skipped", "Not for here"
        REFUSED = "refused", "Couldn’t be stored"

    business = models.ForeignKey(Business, on_delete=models.CASCADE, related_name="+")
    source = models.ForeignKey(
        WebhookSource, on_delete=models.CASCADE, related_name="deliveries", db_index=False
    )
    at = models.DateTimeField(default=timezone.now)
    event = models.CharField(max_length=60, blank=True)  # one of those of its kind, or none of them
    outcome = models.CharField(max_length=9, choices=Outcome, default=Outcome.WAITING)
    why = models.CharField(max_length=300, blank=True)  # our words and names of fields alone
    unknown = models.PositiveIntegerField(default=0)  # fields that have no place here
    conversation = models.ForeignKey(
        Conversation, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    contact = models.ForeignKey(Contact, null=True, on_delete=models.CASCADE, related_name="+")
    kept_until = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["source", "-id"], name="deliveries_of_source"),
            models.Index(
                fields=["source"],
                name="deliveries_waiting",
                condition=Q(outcome="waiting"),
            ),
            models.Index(
                fields=["kept_until"],
                name="deliveries_kept_aside",
                condition=Q(kept_until__isnull=False),
            ),
        ]


class WebhookThread(SealedRow):
    """All that sources of one kind told of one conversation, or of one user, in their own pieces.

    Sealed with the user's key, and empty once they were forgotten. From it the conversation is put
    together anew, so that it is the same in whatever order, and however often, it was told.
    """

    business = models.ForeignKey(
        Business, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    name_hash = models.BinaryField(max_length=HASH)
    part = models.PositiveSmallIntegerField(default=1)  # a long one is stored in several
    of_contact = models.BooleanField(default=False)
    contact = models.ForeignKey(Contact, null=True, on_delete=models.CASCADE, related_name="+")
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["business", "name_hash", "part"], name="one_row_a_part_of_a_thread"
            )
        ]
