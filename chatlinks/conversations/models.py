"""Contacts and what was said with them. Every text here is masked; what was masked lies beside it in `sealed`.

The big tables (messages, events, entities, reviews) are written by COPY and read as rows. A migration ties each of their
rows to its conversation *and* business by one composite foreign key, so no row can stray into another business.
"""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Case, F, When
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce

from chatlinks.workspaces.models import Business, Team

HASH = 16  # bytes of a keyed hash of an external id


class Contact(models.Model):
    """The end user who chats."""

    business = models.ForeignKey(Business, on_delete=models.CASCADE)
    external_hash = models.BinaryField(max_length=HASH)
    details = models.JSONField(
        default=dict
    )  # masked: name, email, phone_number, channel, device, language, time_zone
    sealed = models.BinaryField(null=True)  # the originals of `details`
    known = models.BinaryField(
        null=True
    )  # sealed [[kind, value], …]: every personal value learned of the contact
    created_at = models.DateTimeField(auto_now_add=True)
    forgotten_at = models.DateTimeField(null=True)
    forgotten_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["business", "external_hash"], name="one_contact_an_external_id"
            )
        ]


class Conversation(models.Model):
    """The messages between one contact and the bot or agents within one window."""

    class State(models.TextChoices):
        BOT = "bot", "Bot"
        QUEUED = "queued", "Queued"
        ACTIVE = "active", "Active"
        WAITING = "waiting", "Waiting for user"
        COMPLETED = "completed", "Completed"

    business = models.ForeignKey(Business, on_delete=models.CASCADE)
    contact = models.ForeignKey(Contact, on_delete=models.CASCADE)
    external_hash = models.BinaryField(max_length=HASH)
    digest = models.BinaryField(max_length=HASH)  # keyed hash of the whole as last imported
    number = models.PositiveIntegerField()  # 1, 2, 3 … in order of time, per contact
    state = models.CharField(max_length=10, choices=State)
    channel = models.CharField(max_length=200, blank=True)
    team = models.ForeignKey(Team, null=True, on_delete=models.SET_NULL)
    assignee = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL)
    started_at = models.DateTimeField()
    first_user_at = models.DateTimeField(null=True)  # the 24 hours of the bot state run from here
    last_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    waiting_since = models.DateTimeField(
        null=True
    )  # the user's first message that no agent has answered yet
    unread = models.PositiveIntegerField(
        db_default=0
    )  # the user's messages since the agent last looked
    # By which the lists of live chats are in order: since when the user waits, writes with the bot, or is asked; the year
    # 3000 where nobody waits, so that these come last.
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
    authors = ArrayField(
        models.TextField(), default=list
    )  # masked names of the bots and agents who wrote
    preview = models.TextField(blank=True)  # masked: the last words that somebody wrote
    rules = (
        models.PositiveIntegerField()
    )  # the business's, by which this was masked; an older one is masked anew when read

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["business", "external_hash"], name="one_conversation_an_external_id"
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
            models.Index(
                fields=["first_user_at"], name="open_with_bot", condition=models.Q(state="bot")
            ),
            models.Index(fields=["business", "rules"], name="masked_by"),
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
        Business, on_delete=models.CASCADE, db_constraint=False, db_index=False
    )
    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, db_constraint=False, db_index=False
    )
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conversation", "person"], name="took_part_once")
        ]


class ConversationPart(models.Model):
    """What all parts of a conversation have in common."""

    business = models.ForeignKey(
        Business, on_delete=models.CASCADE, db_constraint=False, db_index=False
    )
    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, db_constraint=False, db_index=False
    )
    position = models.IntegerField()  # order within the conversation, from 0
    at = models.DateTimeField()
    sealed = models.BinaryField(null=True)  # the originals of the masked texts of this row

    class Meta:
        abstract = True


class Message(ConversationPart):
    class Sender(models.TextChoices):
        USER = "user", "User"
        BOT = "bot", "Bot"
        AGENT = "agent", "Assistant"
        OTHER = "other", "Other"

    external_hash = models.BinaryField(max_length=HASH)
    sender = models.CharField(max_length=5, choices=Sender)
    author = models.TextField(blank=True)
    type = models.CharField(max_length=100, default="TEXT")
    text = models.TextField(blank=True)
    data = models.JSONField(null=True)
    node = models.TextField(blank=True)
    sub_story = models.TextField(blank=True)
    confidence = models.FloatField(null=True)
    language = models.TextField(blank=True)
    translation = models.TextField(blank=True)
    is_broken = models.BooleanField(default=False)
    is_smart_assist = models.BooleanField(default=False)
    words = models.GeneratedField(  # the stems of the masked text, for searches
        expression=models.Func(models.F("text"), function="conversations_words"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        indexes = [
            models.Index(fields=["conversation", "position"], name="message_in_order"),
            GinIndex(fields=["words"], name="message_words", fastupdate=True),
            models.Index(fields=["business", "-at", "-id"], name="message_newest"),
            models.Index(
                fields=["business", "-at", "-id"],
                name="message_broken",
                condition=models.Q(is_broken=True),
            ),
            models.Index(fields=["business", "node", "-at"], name="message_of_node"),
        ]


class Event(ConversationPart):
    """A line on the timeline."""

    kind = models.CharField(max_length=20)
    team = models.TextField(blank=True)
    agent = models.TextField(blank=True)
    text = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["conversation", "position"], name="event_in_order")]


class Entity(ConversationPart):
    """A named value that the bot collected. A personal one is masked whole."""

    name = models.CharField(max_length=200)
    original_text = models.TextField(blank=True)
    value = models.TextField(blank=True)
    personal = models.BooleanField(default=False)
    message = models.BigIntegerField(null=True)  # the message in which it was given

    class Meta:
        indexes = [models.Index(fields=["conversation", "position"], name="entity_in_order")]


class Review(ConversationPart):
    """A rating by the contact, given to the bot or an agent, on a task."""

    rating = models.PositiveSmallIntegerField()
    comment = models.TextField(blank=True)
    given_to = models.CharField(max_length=5)
    agent = models.TextField(blank=True)
    task = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["conversation", "position"], name="review_in_order"),
            models.Index(fields=["business", "-at", "-id"], name="review_newest"),
            models.Index(
                fields=["business", "-at", "-id"],
                name="review_with_comment",
                condition=~models.Q(comment=""),
            ),
        ]


class File(models.Model):
    """A picture or document that was sent; the message that carries it names its address. Content and name are sealed."""

    business = models.ForeignKey(
        Business, on_delete=models.CASCADE, db_constraint=False, db_index=False
    )
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, db_constraint=False)
    media_type = models.CharField(max_length=40)  # one of files.TYPES, by what the content says
    size = models.PositiveIntegerField()  # bytes, before sealing
    name = models.BinaryField(null=True)
    content = models.BinaryField(null=True)  # both None once the contact was forgotten
    made_at = models.DateTimeField(auto_now_add=True)


class Lookup(models.Model):
    """A keyed hash of a contact's e-mail or phone, by which those allowed find the contact. No clear copy is kept."""

    business = models.ForeignKey(Business, on_delete=models.CASCADE, db_index=False)
    contact = models.ForeignKey(Contact, on_delete=models.CASCADE)
    hash = models.BinaryField(max_length=HASH)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["business", "hash", "contact"], name="one_lookup_a_value"
            )
        ]


class Mark(models.Model):
    """A passage marked as personal by hand. What it says lies sealed among the contact's known values."""

    business = models.ForeignKey(Business, on_delete=models.CASCADE)
    contact = models.ForeignKey(Contact, on_delete=models.CASCADE)
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE)
    message = models.BigIntegerField()
    everywhere = (
        models.BooleanField()
    )  # in all of the contact's conversations, not in this message only
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    undone_at = models.DateTimeField(null=True)


class Tally(models.Model):
    """How many live conversations a team's agent has in a state: the sum of `change` over its rows.

    A trigger appends a row for each that comes, moves or goes, so that counting twenty thousand costs what counting two
    hundred does and no writer waits for another; `tallies.fold` makes one row of many. Ids are plain, for the rows of what
    was deleted stay until they are folded away.
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
