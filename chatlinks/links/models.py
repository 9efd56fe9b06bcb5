"""Chat links and their visits."""

import secrets
from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.db import models, transaction
from django.utils import timezone

from chatlinks.audit.kinds import RecordKind
from chatlinks.audit.writing import AuditLine, note
from chatlinks.conversations.models import Conversation
from chatlinks.workspaces.models import Business

MOST_TRIES = 10  # wrong passcodes
HOLDS_UP = timedelta(minutes=15)  # within which they are counted


def new_token() -> str:
    """144 bits from the operating system's generator, 24 characters.

    It ends in a letter or digit: Markdown and mails take a `_` or `-` at an end for their own.
    """
    token = secrets.token_urlsafe(18)
    while not token[-1].isalnum():
        token = secrets.token_urlsafe(18)
    return token


class ChatLink(models.Model):
    """An unguessable address of one conversation, for its members or for anyone who holds it."""

    class Audience(models.TextChoices):
        MEMBERS = "members", "Members"
        ANYONE = "anyone", "Anyone"

    token = models.CharField(max_length=32, unique=True, default=new_token)
    business = models.ForeignKey(Business, on_delete=models.CASCADE, db_index=False)
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="links")
    audience = models.CharField(max_length=7, choices=Audience)
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
            )
        ]

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
        passcode: str = "",
    ) -> Self:
        link = cls.objects.create(
            business_id=conversation.business_id,
            conversation=conversation,
            audience=cls.Audience.ANYONE,
            made_by_id=by,
            expires_at=expires_at,
            passcode=make_password(passcode) if passcode else "",
        )
        link.note(RecordKind.SHARED, by)
        return link

    def revoke(self, by: int | None) -> None:
        if self.revoked_at is None:
            self.revoked_at = timezone.now()
            self.revoked_by_id = by
            self.save(update_fields=["revoked_at", "revoked_by"])
            self.note(RecordKind.REVOKED, by)

    def note(self, kind: RecordKind, by: int | None) -> None:
        """In the audit."""
        line = AuditLine(
            kind=kind,
            business_id=self.business_id,
            what=f"for {self.audience}",
            person_id=by,
            link_id=self.pk,
            conversation_id=self.conversation_id,
            contact_id=self.conversation.contact_id,
        )
        note(line)

    @transaction.atomic
    def begin_try(self) -> "PasscodeTry | None":
        """A try at the passcode, counted before it is looked at; None if there were too many.

        So those that are sent at once are as many as those that are sent one after the other.
        """
        type(self).objects.select_for_update().get(pk=self.pk)
        lately = self.tries.filter(at__gt=timezone.now() - HOLDS_UP)
        if lately.count() >= MOST_TRIES:
            return None
        return self.tries.create()

    def admits(self, passcode: str) -> bool:
        return check_password(passcode, self.passcode)


class Visit(models.Model):
    """One opening of a link, of its page or of a file of what it shows. A view of the audit."""

    business = models.ForeignKey(
        Business, on_delete=models.PROTECT, db_index=False, db_constraint=False
    )
    link = models.ForeignKey(
        ChatLink, on_delete=models.PROTECT, related_name="visits", db_constraint=False
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, db_constraint=False
    )
    at = models.DateTimeField()
    shown = models.BooleanField()  # personal details were in clear
    kind = models.CharField(max_length=20)

    class Meta:
        managed = False


class PasscodeTry(models.Model):
    """One wrong passcode, counted so that nobody can try them all."""

    link = models.ForeignKey(ChatLink, on_delete=models.CASCADE, related_name="tries")
    at = models.DateTimeField(default=timezone.now, db_index=True)
