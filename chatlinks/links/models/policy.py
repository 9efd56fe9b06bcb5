"""What a business allows of its links."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from chatlinks.workspaces.models import Business


class LinkPolicy(models.Model):
    """What a business allows of links that open without signing in: links/sharing/policy.py.

    A business without a row has chosen nothing: what is preset here counts.
    """

    class State(models.TextChoices):
        ALLOWED = "allowed", "Allowed"
        PAUSED = "paused", "Paused: all stop, and go on when it is resumed"
        ENDED = "ended", "Ended: those there were never come back"

    class Makers(models.TextChoices):
        MEMBERS = "members", "Every member who may open the conversation"
        LEADS = "leads", "Team leads and admins"
        ADMINS = "admins", "Admins"

    business = models.OneToOneField(Business, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=7, choices=State, default=State.ALLOWED)
    makers = models.CharField("made by", max_length=7, choices=Makers, default=Makers.MEMBERS)
    longest_days = models.PositiveSmallIntegerField("longest life in days", null=True, blank=True)
    passcode_required = models.BooleanField(default=False)
    download = models.BooleanField("the transcript can be downloaded", default=True)
    files = models.BooleanField(
        "files of bot and agents may go along",
        default=True,
        db_default=True,
    )
    end_with_maker = models.BooleanField("end when their maker leaves", default=False)
    sites = ArrayField(models.CharField(max_length=200), default=list, blank=True)
