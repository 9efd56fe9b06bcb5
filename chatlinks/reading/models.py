"""What a person has taken along of the list; what the finder saw in a conversation."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from chatlinks.conversations.models import Conversation
from chatlinks.workspaces.models import Business


class ListExport(models.Model):
    """A file of many conversations, being made or lying ready, for the person who asked for it.

    Its texts are masked, whoever asks.
    """

    class Kind(models.TextChoices):
        LINKS = "links", "A row each, with its link (CSV)"
        MESSAGES = "messages", "All their messages, masked (JSON Lines)"

    class State(models.TextChoices):
        WAITING = "waiting", "waiting"
        RUNNING = "running", "running"
        READY = "ready", "ready"
        FAILED = "failed", "failed"

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="list_exports",
    )
    kind = models.CharField(max_length=8, choices=Kind)
    query = models.TextField(blank=True)  # the list's filters, as in its address
    zone = models.CharField(max_length=64)
    state = models.CharField(
        max_length=7,
        choices=State,
        default=State.WAITING,
    )
    total = models.PositiveIntegerField(default=0)  # conversations, estimated until it is ready
    done = models.PositiveIntegerField(default=0)
    content = models.BinaryField(null=True)  # gzipped
    conversation_ids = ArrayField(models.BigIntegerField(), default=list)  # that it tells of
    business_ids = ArrayField(models.BigIntegerField(), default=list)
    # Something in it is hidden since, and its content is gone.
    hidden = models.BooleanField(default=False)
    asked_at = models.DateTimeField(auto_now_add=True)


class FinderReading(models.Model):
    """Where the optional finder sees something personal in a conversation as it is masked: places,
    no words. Gone as soon as anything in it is masked anew.
    """

    business = models.ForeignKey(
        Business,
        on_delete=models.CASCADE,
        related_name="+",
        db_index=False,
    )
    conversation = models.OneToOneField(Conversation, on_delete=models.CASCADE, related_name="+")
    messages = models.PositiveIntegerField()  # that there were
    rules = models.PositiveIntegerField()  # the policy that they were masked by
    # [message's id, start, end, kind] each; None until it is read.
    passages = models.JSONField(null=True)
    asked_at = models.DateTimeField(auto_now_add=True)
