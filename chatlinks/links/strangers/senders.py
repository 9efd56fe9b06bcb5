"""Who tries passcodes and codes: a keyed hash of the network address, kept for some hours."""

from datetime import timedelta

from django.http import HttpRequest
from django.utils import timezone

from chatlinks.conversations.records.identity import Identity
from chatlinks.links.models import MailedCode, PasscodeTry
from chatlinks.web.limits import address_of

KEPT = timedelta(hours=6)


def sender_hash(business_id: int, request: HttpRequest) -> bytes:
    """By which one network address is told from another, of one household together."""
    return Identity(business_id).hash(b"sender", address_of(request))


def clear() -> None:
    """What was counted is forgotten in time."""
    for counted in (MailedCode, PasscodeTry):
        counted.objects.filter(at__lt=timezone.now() - KEPT).delete()
