"""Endpoints elsewhere that are told what happened, and what they are told."""

from datetime import datetime

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from chatlinks.database.rows import new_ids
from chatlinks.privacy.business_vault import BusinessVault
from chatlinks.workspaces.models import Business


class Endpoint(models.Model):
    """An address of another program that is told what happens at a business.

    Address and secrets are sealed: an address often opens what stands behind it by itself.
    """

    business = models.ForeignKey(Business, on_delete=models.CASCADE, related_name="endpoints")
    name = models.CharField(max_length=100)
    events = ArrayField(models.CharField(max_length=30), default=list)
    address_sealed = models.BinaryField()
    secret_sealed = models.BinaryField()
    old_secret_sealed = models.BinaryField(null=True)  # signs beside the new one, until then:
    old_secret_until = models.DateTimeField(null=True)
    on = models.BooleanField(default=True)
    off_why = models.CharField(max_length=200, blank=True)  # where it was switched off by itself
    failures = models.PositiveIntegerField(default=0)  # since it last took anything
    failing_since = models.DateTimeField(null=True)
    rests_until = models.DateTimeField(null=True)
    last_at = models.DateTimeField(null=True)  # when it last took something
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
    )

    def __str__(self) -> str:
        return self.name

    def draw_id(self) -> None:
        """What is sealed is bound to it."""
        [self.pk] = new_ids("outgoing_endpoint", 1)

    def seal(self, part: str, text: str) -> bytes:
        """`part`: "address" or "secret"."""
        return BusinessVault(self.business_id).seal(self.binding(part), text)

    def unseal(self, part: str, sealed: bytes | memoryview) -> str:
        return BusinessVault(self.business_id).open(self.binding(part), bytes(sealed))

    def binding(self, part: str) -> str:
        return f"outgoing_endpoint:{self.pk}:{part}"

    @property
    def address(self) -> str:
        return self.unseal("address", self.address_sealed)

    def secrets(self, now: datetime) -> list[str]:
        """That it signs with, the newest first."""
        held = [self.secret_sealed]
        if self.old_secret_sealed and self.old_secret_until and self.old_secret_until > now:
            held.append(self.old_secret_sealed)
        return [self.unseal("secret", each) for each in held]


class EndpointDelivery(models.Model):
    """One event that one endpoint is told of, and what became of it.

    It names what it tells of by ids. What is sent is put together from the stored rows at each try,
    so nothing of it is kept here, and what is forgotten meanwhile is not sent.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "On its way"
        DELIVERED = "delivered", "Delivered"
        DEAD = "dead", "Given up"
        GONE = "gone", "What it told of is gone"

    business = models.ForeignKey(
        Business,
        on_delete=models.CASCADE,
        related_name="+",
        db_index=False,
        db_constraint=False,
    )
    endpoint = models.ForeignKey(
        Endpoint, on_delete=models.CASCADE, related_name="deliveries", db_index=False
    )
    event_id = models.UUIDField()  # alike at each endpoint and each try
    event_type = models.CharField(max_length=30)
    at = models.DateTimeField(default=timezone.now)
    about = models.JSONField(default=dict)  # ids: conversation, link, review, record, source
    state = models.CharField(max_length=9, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(null=True)  # of the next try; None: there is none
    tried_at = models.DateTimeField(null=True)
    status = models.PositiveSmallIntegerField(null=True)  # of the last answer, where there was one
    why = models.CharField(max_length=200, blank=True)  # it failed, in our words

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["endpoint", "event_id"], name="one_delivery_an_event_and_endpoint"
            )
        ]
        indexes = [
            models.Index(fields=["endpoint", "-id"], name="last_of_endpoint"),
            models.Index(
                fields=["endpoint", "next_at"],
                name="due_of_endpoint",
                condition=Q(state="waiting"),
            ),
            models.Index(
                fields=["endpoint", "-id"],
                name="dead_of_endpoint",
                condition=Q(state="dead"),
            ),
            models.Index(fields=["at"], name="endpoint_deliveries_by_age"),
        ]

    @property
    def message_id(self) -> str:
        """The `webhook-id` by which a receiver knows it again."""
        return f"evt_{self.event_id.hex}"
