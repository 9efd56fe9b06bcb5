"""Inviting somebody to a business: a link that makes one a member, once.

Only a hash of its token is stored. Whoever is invited by an address that nobody here has chooses a
name and a password; whoever has an account here signs in first, so that no invitation takes one
over.
"""

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from chatlinks.accounts.models import Person
from chatlinks.audit.kinds import RecordKind
from chatlinks.audit.writing import AuditLine, note
from chatlinks.workspaces.memberships import employ
from chatlinks.workspaces.models import Business, Invitation, Membership
from chatlinks.workspaces.rights import in_words

LASTS = timedelta(days=7)


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def store(invitation: Invitation) -> str:
    """Save it with a new token, which is told here and never again."""
    token = secrets.token_urlsafe(24)
    invitation.token_hash = hash_of(token)
    invitation.expires_at = timezone.now() + LASTS
    invitation.save()
    note_invitation(invitation, "invited", invitation.made_by_id)
    return token


def note_invitation(
    invitation: Invitation,
    what: str,
    by: int | None,
) -> None:
    """In the audit: as what, and by its number, as whoever is invited is nobody here yet."""
    line = AuditLine(
        kind=RecordKind.RIGHTS,
        business_id=invitation.business_id,
        what=f"{what}, invitation {invitation.pk}: {in_words(invitation)}",
        person_id=by,
    )
    note(line)


def open_ones(business: Business) -> QuerySet[Invitation]:
    """Neither accepted nor revoked nor over; the newest first."""
    held = Invitation.objects.filter(
        business=business,
        accepted_at=None,
        revoked_at=None,
    )
    return held.filter(expires_at__gt=timezone.now()).select_related("made_by").order_by("-pk")


def find(token: str) -> Invitation | None:
    """The invitation, while it may be accepted."""
    usable = Invitation.objects.filter(
        token_hash=hash_of(token),
        accepted_at=None,
        revoked_at=None,
        expires_at__gt=timezone.now(),
    )
    return usable.select_related("business", "made_by").first()


def has_account(invitation: Invitation) -> bool:
    """Is there somebody here with the address that was invited?"""
    return Person.objects.filter(email__iexact=invitation.email).exists()


@transaction.atomic
def accept(invitation: Invitation, person: Person) -> Membership | None:
    """Make this person a member; None when somebody else was quicker, or it was revoked."""
    unused = Invitation.objects.filter(
        pk=invitation.pk,
        accepted_at=None,
        revoked_at=None,
    )
    if not unused.update(accepted_at=timezone.now(), accepted_by=person):
        return None
    note_invitation(invitation, "accepted", person.pk)
    return employ(invitation.business, person, invitation, invitation.teams.all())


def revoke(invitation: Invitation, by: int | None) -> None:
    unused = Invitation.objects.filter(
        pk=invitation.pk,
        accepted_at=None,
        revoked_at=None,
    )
    if unused.update(revoked_at=timezone.now(), revoked_by=by):
        note_invitation(invitation, "revoked", by)
