"""Keys for programs, and the requests that they may send again."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from chatlinks.workspaces.models import Business


class ApiKey(models.Model):
    """What a program proves itself with, for one business. Only a hash of it is stored."""

    class Scope(models.TextChoices):
        WRITE = "write", "Store conversations"
        READ = "read", "Read conversations and links, and who opened them"
        LINKS = "links", "Make and end links"
        WEBHOOKS = "webhooks", "Add and remove endpoints of webhooks"
        PERSONAL = "personal", "See personal details in what it reads"

    business = models.ForeignKey(Business, on_delete=models.PROTECT, related_name="api_keys")
    name = models.CharField(max_length=100)
    prefix = models.CharField(max_length=16)  # the key's beginning, to tell it from others
    token_hash = models.CharField(max_length=64, unique=True)
    scopes = ArrayField(models.CharField(max_length=10, choices=Scope), default=list)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
    )
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(null=True)
    last_used_at = models.DateTimeField(null=True)  # to the minute
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    replaces = models.ForeignKey(
        "self",
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    def __str__(self) -> str:
        return self.name

    @property
    def sees_personal(self) -> bool:
        """An admin gave it the permission."""
        return self.Scope.PERSONAL in self.scopes

    @property
    def rights(self) -> list[str]:
        """In words, in the order in which they are offered."""
        return [str(scope.label) for scope in self.Scope if scope in self.scopes]

    @property
    def state(self) -> str:
        """In words: works, revoked, expired."""
        if self.revoked_at is not None:
            return "revoked"
        if self.expires_at is not None and self.expires_at <= timezone.now():
            return "expired"
        return "works"


class ApiRequest(models.Model):
    """A request that carried an Idempotency-Key, so that the same one sent again is answered alike.

    The answer holds links and reasons, nothing of what was sent.
    """

    key = models.ForeignKey(ApiKey, on_delete=models.CASCADE, db_index=False)
    idempotency_hash = models.CharField(max_length=64)
    content_hash = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now, db_index=True)
    status = models.PositiveSmallIntegerField(null=True)  # None: under way, or broken off
    answer = models.JSONField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["key", "idempotency_hash"],
                name="one_request_an_idempotency_key",
            )
        ]
