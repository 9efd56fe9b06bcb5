"""The live side: who is available, who has which chat, what is to be delivered.

A chat is a conversation that has not ended; its state, team, assignee and waiting time are columns
of the conversation. Whatever was said, agents' notes included, lies in the conversation's own
tables, masked.
"""

import re

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone

from chatlinks.conversations.models import Contact, Conversation
from chatlinks.workspaces.models import Business, Team


class Availability(models.Model):
    """A member at work for one business: whether they take chats now, and how many at a time."""

    class Status(models.TextChoices):
        ONLINE = "online", "Online"
        ON_A_BREAK = "break", "On a break"
        OFFLINE = "offline", "Offline"

    business = models.ForeignKey(Business, on_delete=models.CASCADE)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="availabilities"
    )
    status = models.CharField(max_length=7, choices=Status, default=Status.OFFLINE)
    since = models.DateTimeField(default=timezone.now)  # the status holds from here
    seen_at = models.DateTimeField(default=timezone.now)  # their browser was last heard of
    slots = models.PositiveSmallIntegerField(default=5)  # active chats at a time

    class Meta:
        db_table = "agentchat_seat"
        constraints = [
            models.UniqueConstraint(fields=["business", "person"], name="one_seat_a_member")
        ]


class Assignment(models.Model):
    """One agent's time with one chat.

    The database allows one open assignment a conversation: no two agents have one chat.
    """

    class End(models.TextChoices):
        COMPLETED = "completed", "completed"
        REASSIGNED = "reassigned", "given to somebody else"
        RETURNED = "returned", "returned to the queue"
        RECALLED = "recalled", "taken back, for it went unanswered"
        IMPORTED = "imported", "changed where it came from"
        FORGOTTEN = "forgotten", "ended, for its user was forgotten"

    business = models.ForeignKey(Business, on_delete=models.CASCADE)
    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, related_name="assignments"
    )
    contact = models.ForeignKey(Contact, on_delete=models.CASCADE)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="assignments"
    )
    started_at = models.DateTimeField(default=timezone.now)
    opened_at = models.DateTimeField(null=True)  # the agent first looked; until then it is new
    ended_at = models.DateTimeField(null=True)
    end = models.CharField(max_length=10, choices=End, blank=True)

    class Meta:
        db_table = "agentchat_stint"
        constraints = [
            models.UniqueConstraint(
                fields=["conversation"], condition=models.Q(ended_at=None), name="one_agent_a_chat"
            )
        ]
        indexes = [
            models.Index(fields=["business", "person", "-started_at"], name="stints_by_person")
        ]


class TeamSettings(models.Model):
    """What a team does by itself. A team without a row does as the defaults say."""

    class SignOut(models.TextChoices):
        QUEUE = "queue", "go back to the team's queue"
        KEEP = "keep", "stay with the agent"

    team = models.OneToOneField(
        Team, on_delete=models.CASCADE, primary_key=True, related_name="settings"
    )
    business = models.ForeignKey(Business, on_delete=models.CASCADE)
    offline_message = models.CharField(
        max_length=500,
        default="Our team is away right now. Your message is in the queue;"
        " we'll answer here as soon as we are back.",
        blank=True,
    )
    delayed_message = models.CharField(
        max_length=500,
        default="Sorry for the wait. You are still in the queue,"
        " and somebody will be with you soon.",
        blank=True,
    )
    worded_by = models.ForeignKey(  # these messages; what is sent of them are their own words
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    recall_minutes = models.PositiveSmallIntegerField(default=0)  # 0: never
    sign_out = models.CharField(max_length=5, choices=SignOut, default=SignOut.QUEUE)


class Notice(models.Model):
    """An automated message that was sent once for one wait."""

    business = models.ForeignKey(Business, on_delete=models.CASCADE)
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE)
    kind = models.CharField(max_length=10)  # offline, delayed
    waiting_since = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["conversation", "kind", "waiting_since"], name="one_notice_a_wait"
            )
        ]


class Category(models.Model):
    """Why a chat was closed, as the business names it."""

    business = models.ForeignKey(
        Business, on_delete=models.CASCADE, related_name="closing_categories"
    )
    name = models.CharField(max_length=100)

    class Meta:
        ordering = ["name"]
        verbose_name = "closing category"
        verbose_name_plural = "closing categories"
        constraints = [
            models.UniqueConstraint(fields=["business", "name"], name="one_category_a_name")
        ]

    def __str__(self) -> str:
        return self.name


class Closing(models.Model):
    """How a chat ended. A follow-up note lies on the conversation's timeline, masked."""

    business = models.ForeignKey(Business, on_delete=models.CASCADE)
    conversation = models.OneToOneField(
        Conversation, on_delete=models.CASCADE, related_name="closing"
    )
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT)
    category = models.ForeignKey(Category, null=True, on_delete=models.SET_NULL)
    at = models.DateTimeField(default=timezone.now)


class ChatReport(models.Model):
    """A chat that an agent reported as inappropriate."""

    class Reason(models.TextChoices):
        ABUSE = "abuse", "Abusive or threatening"
        SEXUAL = "sexual", "Sexual"
        SPAM = "spam", "Spam or advertising"
        OTHER = "other", "Something else"

    business = models.ForeignKey(Business, on_delete=models.CASCADE)
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="reports")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT)
    reason = models.CharField(max_length=10, choices=Reason)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        db_table = "agentchat_report"
        constraints = [
            models.UniqueConstraint(
                fields=["conversation", "person"], name="reported_once_by_a_person"
            )
        ]


class CannedResponse(models.Model):
    """A text that agents send often.

    The business's own words: nothing of any user's belongs here.
    """

    business = models.ForeignKey(
        Business, on_delete=models.CASCADE, related_name="canned_responses"
    )
    name = models.SlugField(
        max_length=40, help_text="What agents type after /, such as refund-time."
    )
    text = models.TextField(max_length=2000)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["business", "name"], name="one_canned_response_a_name")
        ]

    def __str__(self) -> str:
        return self.name


class Delivery(models.Model):
    """The outbox: a message on its way to the user, written in the transaction that wrote the
    message.

    It holds no text; whoever delivers opens the message. Delivered once the channel said that it
    arrived. `outbox.py` writes and reads it.
    """

    business = models.ForeignKey(Business, on_delete=models.CASCADE)
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE)
    message = models.BigIntegerField(unique=True)
    channel = models.CharField(max_length=20)  # web, or another platform's
    made_at = models.DateTimeField(default=timezone.now)
    delivered_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["channel", "id"],
                condition=models.Q(delivered_at=None),
                name="to_be_delivered",
            ),
            models.Index(fields=["conversation"], name="deliveries_of_a_chat"),
        ]


SITE = re.compile(r"https?://(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:([0-9]{1,5}|\*))?")


def check_site(site: str) -> None:
    """It goes into a header, so it is an address of a site and nothing else."""
    if not SITE.fullmatch(site):
        raise ValidationError(
            "A site is written such as https://shop.example or https://*.shop.example,"
            " without a path."
        )


BLUE = "#3b5bdb"
COLOUR = RegexValidator(r"^#[0-9a-f]{6}\Z", "A colour is written such as #3b5bdb.")


class Widget(models.Model):
    """A business's web chat: where it may stand, how it looks, and what its bot says."""

    class Side(models.TextChoices):
        END = "end", "Right (left on pages from right to left)"
        START = "start", "Left (right on pages from right to left)"

    business = models.OneToOneField(Business, on_delete=models.CASCADE, related_name="widget")
    enabled = models.BooleanField(default=True)
    sites = ArrayField(
        models.CharField(max_length=200),
        default=list,
        blank=True,
        help_text="Addresses of the sites that may show it, such as https://shop.example."
        " Empty: this server's own pages only.",
    )
    greeting = models.CharField(max_length=500, default="Hello! How can I help you today?")
    script = models.JSONField(default=dict, blank=True)  # webchat.bot_script reads it
    colour = models.CharField(max_length=7, default=BLUE, db_default=BLUE, validators=[COLOUR])
    side = models.CharField(
        "position", max_length=5, choices=Side.choices, default=Side.END, db_default=Side.END
    )
    logo = models.BinaryField(null=True, blank=True, editable=True)
    # When people are there, in the business's time zone: told to visitors, nothing more.
    days = ArrayField(models.SmallIntegerField(), null=True, blank=True)  # Monday is 0
    opens = models.TimeField(null=True, blank=True)
    closes = models.TimeField(null=True, blank=True)
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.SET_NULL)  # takes over

    class Meta:
        verbose_name = "web chat"

    def __str__(self) -> str:
        return f"Web chat of {self.business}"


class EndedVisit(models.Model):
    """A visitor of the web chat who ended it: no session of theirs opens anything any more."""

    business = models.ForeignKey(Business, on_delete=models.CASCADE, db_index=False)
    visitor_hash = models.BinaryField(max_length=16)  # keyed
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        db_table = "agentchat_endedvisit"
        constraints = [
            models.UniqueConstraint(fields=["business", "visitor_hash"], name="a_visit_ends_once")
        ]
