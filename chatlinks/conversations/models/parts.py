"""What a conversation is made of; `records/parts.py` says how these rows are written and read."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from chatlinks.conversations.models.contact import HASH, Contact
from chatlinks.conversations.models.conversation import Conversation
from chatlinks.workspaces.models import Business


class ConversationPart(models.Model):
    """What all parts of a conversation have in common."""

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
    position = models.IntegerField()  # order within the conversation, from 0
    at = models.DateTimeField()
    sealed = models.BinaryField(null=True)  # the originals of the masked texts of this row

    class Meta:
        abstract = True


class WrittenPart(ConversationPart):
    """A part that a member may have written here; None for what came from elsewhere."""

    writer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
        db_constraint=False,
        db_index=False,
        related_name="+",
    )

    class Meta:
        abstract = True


class Message(WrittenPart):
    class Sender(models.TextChoices):
        USER = "user", "User"
        BOT = "bot", "Bot"
        AGENT = "agent", "Assistant"
        OTHER = "other", "Other"

    # By which it stands on the timeline, where that is another time than its own: messages keep the
    # file's order though clocks differ by seconds (records/drafting/file_order.py).
    sort_at = models.DateTimeField(null=True)
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
            # Whether it came before is asked of every message that comes: among 100,000 of one
            # contact 0.7 ms by this, 200 ms without. It costs 2 µs a row, of about 30 for the row.
            models.Index(fields=["conversation", "external_hash"], name="message_by_external_hash"),
            GinIndex(
                fields=["words"],
                name="message_words",
                fastupdate=True,
            ),
            models.Index(fields=["business", "-at", "-id"], name="message_newest"),
            models.Index(
                fields=["business", "-at", "-id"],
                name="message_broken",
                condition=models.Q(is_broken=True),
            ),
            # Those that name a conversation tell by themselves which hold such a message.
            models.Index(
                fields=["business", "node", "-at"],
                include=["conversation"],
                name="message_of_node",
            ),
            models.Index(
                fields=["business", "sub_story", "-at"],
                include=["conversation"],
                name="message_of_story",
                condition=~models.Q(sub_story=""),
            ),
            models.Index(
                fields=["business", "sender", "-at"],
                name="message_of_few",
                condition=models.Q(sender__in=["agent", "other"]),
            ),
            models.Index(
                fields=["business", "-at", "-id"],
                name="message_assisted",
                condition=models.Q(is_smart_assist=True),
            ),
            models.Index(
                fields=["business", "confidence"],
                name="message_confidence",
                condition=models.Q(confidence__isnull=False),
            ),
            # Whether a conversation has any, without a look at its messages.
            models.Index(
                fields=["conversation"],
                include=["business"],
                name="message_of_agent",
                condition=models.Q(sender="agent"),
            ),
            models.Index(
                fields=["conversation"],
                include=["business"],
                name="message_broke",
                condition=models.Q(is_broken=True),
            ),
        ]


class Event(WrittenPart):
    """A line on the timeline."""

    kind = models.CharField(max_length=20)
    team = models.TextField(blank=True)
    agent = models.TextField(blank=True)
    text = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["conversation", "position"], name="event_in_order"),
            models.Index(
                fields=["conversation"],
                include=["business"],
                name="event_of_hand_over",
                condition=models.Q(kind__in=["assigned_team", "assigned_agent"]),
            ),
        ]


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


class Step(ConversationPart):
    """What an AI agent did between two messages: a call of a tool, a source, a hand-over."""

    external_hash = models.BinaryField(max_length=HASH, null=True)  # None: it came without an id
    kind = models.CharField(max_length=8)
    outcome = models.CharField(max_length=7, blank=True)
    agent = models.TextField(blank=True)
    arguments = models.TextField(blank=True)
    name = models.TextField(blank=True)
    result = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["conversation", "position"], name="step_in_order")]


class File(models.Model):
    """A picture or document that was sent; the message that carries it names its address.

    Content, name and source are sealed.
    """

    class State(models.TextChoices):
        KEPT = "kept"
        AWAITED = "awaited"  # it lies with its source, and is fetched
        FAILED = "failed"

    business = models.ForeignKey(
        Business,
        on_delete=models.CASCADE,
        db_constraint=False,
        db_index=False,
    )
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, db_constraint=False)
    media_type = models.CharField(max_length=40)  # of file_types, by what the content says
    size = models.PositiveIntegerField()  # bytes, before sealing
    name = models.BinaryField(null=True)
    content = models.BinaryField(null=True)  # both None once the contact was forgotten
    made_at = models.DateTimeField(auto_now_add=True)
    # Of what was sent elsewhere (`conversations/sent_files`):
    state = models.CharField(max_length=7, choices=State, db_default=State.KEPT)
    why = models.CharField(max_length=12, blank=True, db_default="")  # of one that failed
    source = models.BinaryField(null=True)  # its address there, while it is awaited
    source_hash = models.BinaryField(max_length=HASH, null=True)
    message_hash = models.BinaryField(max_length=HASH, null=True)  # of the message that carries it
    places = ArrayField(models.PositiveSmallIntegerField(), null=True)  # among that one's items
    tries = models.PositiveSmallIntegerField(db_default=0)
    next_at = models.DateTimeField(null=True)  # when it is tried again

    class Meta:
        indexes = [
            models.Index(
                fields=["business", "next_at"],
                name="file_awaited",
                condition=models.Q(state="awaited"),
            ),
        ]


class Mark(models.Model):
    """A passage marked as personal by hand.

    What it says lies sealed among the contact's known values.
    """

    business = models.ForeignKey(Business, on_delete=models.CASCADE)
    contact = models.ForeignKey(Contact, on_delete=models.CASCADE)
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE)
    message = models.BigIntegerField()
    # In all of the contact's conversations, not in this message only.
    everywhere = models.BooleanField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    made_at = models.DateTimeField(auto_now_add=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    undone_at = models.DateTimeField(null=True)
