"""What is counted, a day at a time, and what readers keep: saved views and CSV reports.

All counts follow from the conversations' own, masked rows and can be counted anew.

A day is one of the business's own time zone. Days on which something was written, changed or
deleted stand in `analytics_dirtyday` (triggers see to it) until they are counted again: a row for
each transaction that wrote, so that no writer waits for another, nor for who counts.
"""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from chatlinks.conversations.models import Contact
from chatlinks.workspaces.models import Business


class OfDay(models.Model):
    """What all counts have in common."""

    # Without a constraint: deleting a business writes dirty days of it, until the very end.
    business = models.ForeignKey(
        Business,
        on_delete=models.CASCADE,
        db_index=False,
        db_constraint=False,
    )
    day = models.DateField()

    class Meta:
        abstract = True


class DirtyDay(OfDay):
    """A day to be counted (again)."""

    class Meta:
        indexes = [models.Index(fields=["business", "day"], name="notes_of_a_dirty_day")]


class HiddenDay(OfDay):
    """A day on which something was masked anew, edited or deleted.

    Its phrases are not shown until it is counted again.
    """

    class Meta:
        indexes = [models.Index(fields=["business", "day"], name="notes_of_a_hidden_day")]


class Daily(OfDay):
    """One day's figures of one channel."""

    channel = models.CharField(max_length=200)
    user_messages = models.PositiveIntegerField(default=0)
    bot_messages = models.PositiveIntegerField(default=0)
    agent_messages = models.PositiveIntegerField(default=0)
    other_messages = models.PositiveIntegerField(default=0)
    breaks = models.PositiveIntegerField(default=0)  # user messages that the bot could not answer
    conversations = models.PositiveIntegerField(default=0)  # begun on this day
    # Of these, those in which no agent ever wrote.
    bot_alone = models.PositiveIntegerField(default=0)
    users = models.PositiveIntegerField(default=0)  # contacts who wrote on this day
    # How often 1, 2, 3, 4, 5.
    bot_ratings = ArrayField(
        models.PositiveIntegerField(),
        size=5,
        default=list,
    )
    agent_ratings = ArrayField(
        models.PositiveIntegerField(),
        size=5,
        default=list,
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["business", "day", "channel"],
                name="one_line_a_day_and_channel",
            )
        ]


class ActiveUser(OfDay):
    """A contact who wrote on a day, for counting each once over many days."""

    channel = models.CharField(max_length=200)
    contact = models.ForeignKey(
        Contact,
        on_delete=models.CASCADE,
        db_constraint=False,
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["business", "day", "channel", "contact"],
                name="active_once_a_day",
            )
        ]


class Phrase(OfDay):
    """How often a phrase of one to three words was written on a day, in one set of messages."""

    class Set(models.TextChoices):
        BREAKS = "breaks", "Messages that the bot could not answer"
        USER = "user", "All messages of users"
        LOW = "low", "Users' messages in conversations rated 1 or 2"

    set = models.CharField(max_length=6, choices=Set)
    channel = models.CharField(max_length=200)
    # 1, 2, 3; 0: a whole message; 9: all of the set together, no phrase.
    words = models.PositiveSmallIntegerField()
    phrase = models.TextField()
    messages = models.PositiveIntegerField()
    users = models.PositiveIntegerField()
    # Who, in the order of phrase_counts.sampling_place, to count each once.
    contacts = ArrayField(models.BigIntegerField(), default=list)
    confidence = models.FloatField(default=0)  # sum over those of its messages that have one
    confident = models.PositiveIntegerField(default=0)  # how many have one

    class Meta:
        indexes = [
            models.Index(
                fields=["business", "set", "words", "day", "-messages"],
                name="phrases_of_a_day",
            ),
            models.Index(fields=["business", "set", "phrase", "day"], name="days_of_a_phrase"),
        ]


class SavedView(models.Model):
    """A page of Intelligent Analytics with its filters, under a name; mailed weekly if wanted."""

    business = models.ForeignKey(Business, on_delete=models.CASCADE)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="saved_views",
    )
    name = models.CharField(max_length=100)
    page = models.CharField(max_length=40)  # the name of its route
    query = models.TextField(blank=True)  # its filters, as in the address
    weekly = models.BooleanField(default=False)
    mailed_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "business", "name"],
                name="one_saved_view_a_name",
            )
        ]


class CsvReport(models.Model):
    """A CSV, being made or lying ready, for the person who asked for it. Its text is masked."""

    class State(models.TextChoices):
        WAITING = "waiting", "waiting"
        RUNNING = "running", "running"
        READY = "ready", "ready"
        FAILED = "failed", "failed"

    business = models.ForeignKey(
        Business,
        on_delete=models.CASCADE,
        related_name="csv_reports",
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="reports",
    )
    page = models.CharField(max_length=40)
    query = models.TextField(blank=True)
    state = models.CharField(
        max_length=7,
        choices=State,
        default=State.WAITING,
    )
    rows = models.PositiveIntegerField(default=0)  # written so far
    total = models.PositiveIntegerField(default=0)  # estimated
    content = models.BinaryField(null=True)  # gzipped CSV
    # The time of what it tells; None where nobody knows.
    since = models.DateTimeField(null=True)
    until = models.DateTimeField(null=True)
    # Something that it may show was masked anew since: set by the database itself, which destroys
    # the content along with it.
    hidden = models.BooleanField(default=False, db_default=False)
    asked_at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "analytics_report"
