"""Who writes what is hidden from them: `conversations/live/guesses.py` says why it is counted."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from chatlinks.conversations.models.conversation import Conversation
from chatlinks.workspaces.models import Business


class WrittenText(models.Model):
    """A text that somebody wrote from whom personal details are hidden. Nothing of it is here but
    keyed hashes of the known values that were masked in it.
    """

    business = models.ForeignKey(Business, on_delete=models.CASCADE, db_index=False)
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    at = models.DateTimeField()
    hits = ArrayField(models.BinaryField())

    class Meta:
        indexes = [models.Index(fields=["business", "person", "at"], name="written_by")]


class GuessAlarm(models.Model):
    """Somebody's texts kept hitting what is hidden from them."""

    business = models.ForeignKey(Business, on_delete=models.PROTECT, related_name="guess_alarms")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
    )
    at = models.DateTimeField(auto_now_add=True)
    texts = models.PositiveIntegerField()  # that hit, within the hour
    values = models.PositiveIntegerField()  # different ones that they hit
    held_until = models.DateTimeField(null=True)  # they write nothing until then; None: only told

    class Meta:
        ordering = ["-at", "-pk"]

    def end_hold(self) -> None:
        """They may write again; that they were held back stays on record."""
        now = timezone.now()
        GuessAlarm.objects.filter(pk=self.pk, held_until__gt=now).update(held_until=now)
