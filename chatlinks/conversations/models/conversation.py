"""Conversations, who took part in them, and how many are live."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Case, F, When
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce

from chatlinks.conversations.models.contact import HASH, Contact
from chatlinks.workspaces.models import Business, Team


class Conversation(models.Model):
    """The messages between one contact and the bot or agents within one window."""

    class State(models.TextChoices):
        BOT = "bot", "Bot"
        QUEUED = "queued", "Queued"
        ACTIVE = "active", "Active"
        WAITING = "waiting", "Waiting for user"
        COMPLETED = "completed", "Completed"

    # Found by `newest_first`. An index of its own is one that PostgreSQL takes for short, which it
    # is of most businesses: it would read all of a large one's for each row of a list.
    business = models.ForeignKey(Business, on_delete=models.CASCADE, db_index=False)
    contact = models.ForeignKey(Contact, on_delete=models.CASCADE)
    external_hash = models.BinaryField(max_length=HASH)
    digest = models.BinaryField(max_length=HASH)  # keyed hash of the whole as last imported
    number = models.PositiveIntegerField()  # 1, 2, 3 … in order of time, per contact
    state = models.CharField(max_length=10, choices=State)
    channel = models.CharField(max_length=200, blank=True)
    team = models.ForeignKey(Team, null=True, on_delete=models.SET_NULL)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
    )
    started_at = models.DateTimeField()
    first_user_at = models.DateTimeField(null=True)  # the 24 hours of the bot state run from here
    last_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    # The user's first message that no agent has answered yet.
    waiting_since = models.DateTimeField(null=True)
    # The user's messages since the agent last looked.
    unread = models.PositiveIntegerField(db_default=0)
    # By which the lists of live chats are in order: since when the user waits, writes with the bot,
    # or is asked; the year 3000 where nobody waits, so that these come last.
    waits_from = models.GeneratedField(
        expression=Coalesce(
            Case(
                When(state="bot", then=F("first_user_at")),
                When(state="waiting", then=F("last_at")),
                default=F("waiting_since"),
            ),
            RawSQL("'3000-01-01 00:00+00'::timestamptz", []),
        ),
        output_field=models.DateTimeField(),
        db_persist=True,
    )
    message_count = models.PositiveIntegerField(default=0)
    # Masked names of the bots and agents who wrote.
    authors = ArrayField(models.TextField(), default=list)
    preview = models.TextField(blank=True)  # masked: the user's last words, else the bot's
    # Of the contact's reviews; NULL where they gave none.
    lowest_rating = models.PositiveSmallIntegerField(null=True)
    # The business's, by which this was masked; an older one is masked anew when read.
    rules = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["business", "external_hash"],
                name="one_conversation_an_external_id",
            ),
            models.UniqueConstraint(fields=["id", "business"], name="conversation_in_business"),
            models.UniqueConstraint(
                fields=["contact", "number"],
                name="one_number_a_contact",
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]
        indexes = [
            models.Index(fields=["business", "-started_at", "-id"], name="newest_first"),
            # Of somebody's several businesses: walked, and only the businesses looked at.
            models.Index(fields=["-started_at", "-id", "business"], name="newest_of_all"),
            models.Index(
                fields=["business", "channel", "-started_at", "-id"],
                name="newest_of_channel",
            ),
            models.Index(
                fields=["team", "-started_at", "-id"],
                name="newest_of_team",
                condition=models.Q(team__isnull=False),
            ),
            # All of it goes down, so that it is walked by one key.
            models.Index(
                F("business"),
                (F("lowest_rating") * -1).desc(),
                F("started_at").desc(),
                F("id").desc(),
                name="worst_first",
                condition=models.Q(lowest_rating__isnull=False),
            ),
            models.Index(
                fields=["first_user_at"],
                name="open_with_bot",
                condition=models.Q(state="bot"),
            ),
            models.Index(fields=["business", "rules", "contact"], name="masked_by"),
            models.Index(
                fields=["business", "state", "waits_from", "id"],
                include=["team", "assignee", "number"],
                name="live",
                condition=~models.Q(state="completed"),
            ),
            models.Index(
                fields=["team", "state", "waits_from"],
                include=["business"],
                name="waiting_for_team",
                condition=models.Q(state__in=["queued", "active"]),
            ),
            models.Index(
                fields=["business", "-closed_at", "-id"],
                name="closed",
                condition=models.Q(state="completed"),
            ),
        ]


class Participation(models.Model):
    """A member of the business who took part in a conversation."""

    business = models.ForeignKey(
        Business,
        on_delete=models.CASCADE,
        db_constraint=False,
        db_index=False,
    )
    conversation = models.ForeignKey(
        Conversation,
        on_delete=models.CASCADE,
        db_constraint=False,
        db_index=False,
    )
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conversation", "person"], name="took_part_once")
        ]


class Tally(models.Model):
    """How many live conversations a team's agent has in a state: the sum of `change` over its rows.

    A trigger appends a row for each that comes, moves or goes, so that counting twenty thousand
    costs what counting two hundred does and no writer waits for another; `tallies.fold` makes one
    row of many. Ids are plain, for the rows of what was deleted stay until they are folded away.
    """

    business_id = models.BigIntegerField()
    team_id = models.BigIntegerField(null=True)
    assignee_id = models.BigIntegerField(null=True)
    state = models.CharField(max_length=10)
    change = models.IntegerField()

    class Meta:
        indexes = [
            models.Index(
                fields=["business_id", "state"],
                include=["team_id", "assignee_id", "change"],
                name="tallies",
            )
        ]
