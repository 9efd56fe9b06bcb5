"""Chat links: what each opens, for whom, until when."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.db import models, transaction
from django.utils import timezone

from chatlinks.audit.kinds import RecordKind
from chatlinks.audit.writing import AuditLine, note
from chatlinks.conversations.models import Conversation
from chatlinks.database.rows import new_ids
from chatlinks.links import tokens
from chatlinks.links.sharing import notes
from chatlinks.links.sharing.coverage import Passage, as_it_is_now, place_of
from chatlinks.links.strangers.tries import TriesLimit, require_room
from chatlinks.workspaces.models import Business

if TYPE_CHECKING:
    from chatlinks.links.models.entering import PasscodeTry

# Wrong passcodes of one sender, and of all senders together, so that one can't shut a link to the
# others, and nobody for long.
OF_SENDER = (TriesLimit(10, timedelta(minutes=15)), TriesLimit(30, timedelta(hours=6)))
OF_ALL = (TriesLimit(200, timedelta(minutes=15)),)


class LinkTerms(NamedTuple):
    """What opens a link that asks for no sign-in, and what it shows: `covering` is "now", "end", or
    a passage of the conversation.
    """

    passcode: str = ""
    covering: str | Passage = "now"
    audience: str = "anyone"
    files: bool = False  # those that bot and agents sent go along


USUAL_TERMS = LinkTerms()


class ChatLink(models.Model):
    """An unguessable address of one conversation, for its members or for anyone who holds it."""

    class Audience(models.TextChoices):
        MEMBERS = "members", "Members"
        PEOPLE = "people", "People"
        ANYONE = "anyone", "Anyone"

    class Covers(models.TextChoices):
        NOW = "now", "As it is now"
        END = "end", "Until it ends"
        PASSAGE = "passage", "One passage"

    # In clear of members' links alone, which need no secrecy: links/tokens.py.
    members_token = models.CharField(
        max_length=32,
        unique=True,
        null=True,
        blank=True,
        db_column="token",
    )
    token_hash = models.BinaryField(null=True)
    token_sealed = models.BinaryField(null=True)
    business = models.ForeignKey(Business, on_delete=models.CASCADE, db_index=False)
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="links")
    audience = models.CharField(max_length=7, choices=Audience)
    # What of it: sharing/coverage.py. All of it for members, and by links made before.
    covers = models.CharField(
        max_length=7,
        choices=Covers,
        default=Covers.END,
        db_default=Covers.END.value,
    )
    first_message = models.BigIntegerField(null=True)  # of a passage
    last_message = models.BigIntegerField(null=True)  # of all that isn't covered until it ends
    newest_message = models.BigIntegerField(null=True)  # the highest id there was
    start_message = models.BigIntegerField(null=True)  # at which it opens
    # Files that bot and agents sent go along; what the user sent never does.
    files = models.BooleanField(default=False, db_default=False)
    note_sealed = models.BinaryField(null=True)  # what it is for, in its maker's words
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(null=True)
    passcode = models.CharField(max_length=200, blank=True)  # hashed as passwords are
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["conversation"],
                condition=models.Q(audience="members"),
                name="one_members_link",
            ),
        ]
        indexes = [
            models.Index(
                fields=["business", "-made_at"],
                condition=~models.Q(audience="members"),
                name="links_of_business",
            ),
            models.Index(  # two are never alike: they are hashes of 144 random bits
                fields=["token_hash"],
                condition=models.Q(token_hash__isnull=False),
                name="links_by_hash",
            ),
            models.Index(
                fields=["id"],
                condition=models.Q(members_token__isnull=False) & ~models.Q(audience="members"),
                name="tokens_in_clear",
            ),
        ]

    def save(self, *args: Any, **options: Any) -> None:
        if self._state.adding and self.audience == self.Audience.MEMBERS:
            self.members_token = self.members_token or tokens.new_token()
        elif self._state.adding:
            [self.pk] = new_ids("links_chatlink", 1)  # first, for the sealed copy is bound to it
            self.hide(tokens.new_secret_token())
        super().save(*args, **options)

    @classmethod
    def of(cls, business_id: int, conversation_id: int) -> models.QuerySet[Self]:
        """The links of one conversation."""
        return cls.objects.filter(business_id=business_id, conversation_id=conversation_id)

    @classmethod
    def for_anyone(
        cls,
        conversation: Conversation,
        by: int | None,
        expires_at: datetime | None,
        terms: LinkTerms = USUAL_TERMS,
        key: str = "",
    ) -> Self:
        """One that opens without signing in. For `people`, who these are comes after it. `key` as
        in `note`.
        """
        link = cls(
            business_id=conversation.business_id,
            conversation=conversation,
            audience=terms.audience,
            made_by_id=by,
            expires_at=expires_at,
            passcode=make_password(terms.passcode) if terms.passcode else "",
            files=terms.files,
        )
        link.cover(terms.covering)
        link.save()
        link.note(RecordKind.SHARED, by, key)
        return link

    def cover(self, covering: str | Passage) -> None:
        if covering == self.Covers.END:
            self.covers = self.Covers.END
            return
        now = as_it_is_now(self.business_id, self.conversation_id)
        self.newest_message = now.newest
        if isinstance(covering, Passage):
            self.covers = self.Covers.PASSAGE
            self.first_message, self.last_message = covering
        else:
            self.covers, self.last_message = self.Covers.NOW, now.last

    def annotate(self, note: str, start_message: int | None) -> None:
        """What the link is for, and the message of the conversation that it opens at."""
        self.note_sealed = notes.seal(self.business_id, self.pk, note) if note else None
        here = (self.business_id, self.conversation_id)
        self.start_message = start_message if place_of(*here, start_message) else None
        self.save(update_fields=["note_sealed", "start_message"])

    def hide(self, token: str) -> None:
        """Keep of the token what opens no link to a thief of the database."""
        self.token_hash = tokens.new_hash(token)
        self.token_sealed = tokens.seal(self.business_id, self.pk, token)
        self.members_token = None

    @property
    def token(self) -> str:
        """In clear, for whoever may share the link."""
        if self.token_sealed is None:
            return self.members_token or ""
        return tokens.open_each(self.business_id, {self.pk: bytes(self.token_sealed)})[self.pk]

    def revoke(self, by: int | None, key: str = "") -> None:
        """`key` as in `note`."""
        if self.revoked_at is None:
            self.revoked_at = timezone.now()
            self.revoked_by_id = by
            self.save(update_fields=["revoked_at", "revoked_by"])
            self.note(RecordKind.REVOKED, by, key)

    def note(
        self,
        kind: RecordKind,
        by: int | None,
        key: str = "",
    ) -> None:
        """In the audit. `key` begins what it says where a program does it, with a key of `by`'s."""
        line = AuditLine(
            kind=kind,
            business_id=self.business_id,
            what=f"{key}for {self.audience}",
            person_id=None if key else by,
            link_id=self.pk,
            conversation_id=self.conversation_id,
            contact_id=self.conversation.contact_id,
        )
        note(line)

    @transaction.atomic
    def begin_try(self, sender: bytes) -> "PasscodeTry":
        """A try at the passcode, counted before it is looked at. Raises TooMany.

        `sender` is a keyed hash of the network address that it comes from.

        So those that are sent at once are as many as those that are sent one after the other.
        """
        type(self).objects.select_for_update().get(pk=self.pk)
        require_room(self.tries.filter(sender_hash=sender), OF_SENDER)
        require_room(self.tries.all(), OF_ALL)
        return self.tries.create(sender_hash=sender)

    def admits(self, passcode: str) -> bool:
        return check_password(passcode, self.passcode)
