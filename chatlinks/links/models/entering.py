"""Ways in by a link: who was named, what was mailed and tried, and every opening."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from chatlinks.audit.kinds import RecordKind
from chatlinks.links.models.links import ChatLink
from chatlinks.workspaces.models import Business


class Invitee(models.Model):
    """Whom a link for people is for: an address, or a domain. links/people/invitees.py."""

    link = models.ForeignKey(ChatLink, on_delete=models.CASCADE, related_name="invitees")
    address_hash = models.BinaryField()
    address_sealed = models.BinaryField()
    # Of an address that came in by a domain of the list.
    domain = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="+")
    struck_at = models.DateTimeField(null=True)
    struck_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )


class MailedCode(models.Model):
    """A code that somebody asked for, listed or not, with the address, sealed: people/codes.py."""

    link = models.ForeignKey(ChatLink, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now, db_index=True)
    sender_hash = models.BinaryField()
    sealed = models.BinaryField()
    tries = models.PositiveSmallIntegerField(default=0)


class PasscodeTry(models.Model):
    """One wrong passcode, counted so that nobody can try them all."""

    link = models.ForeignKey(ChatLink, on_delete=models.CASCADE, related_name="tries")
    sender_hash = models.BinaryField(default=b"", db_default=b"")
    at = models.DateTimeField(default=timezone.now, db_index=True)


class Visit(models.Model):
    """One opening of a link, of its page or of a file of what it shows. A view of the audit."""

    business = models.ForeignKey(
        Business, on_delete=models.PROTECT, db_index=False, db_constraint=False
    )
    # It may go, with its conversation: its visits stay.
    link = models.ForeignKey(
        ChatLink, on_delete=models.DO_NOTHING, related_name="visits", db_constraint=False
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, db_constraint=False
    )
    at = models.DateTimeField(default=timezone.now)
    shown = models.BooleanField()  # personal details were in clear
    kind = models.CharField(max_length=20, default=RecordKind.PAGE)

    class Meta:
        managed = False
