"""A source that says nothing for longer than its admins take for usual: they are told."""

from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import DateTimeField, ExpressionWrapper, F, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django import app

from chatlinks.intake.webhooks.models import WebhookSource
from chatlinks.web import mail
from chatlinks.workspaces.models import Business, Membership

MAIL = "mail_silent_source"
HOUR = timedelta(hours=1)
TEXT = """\
{name} has sent nothing to {business} {since}. Either nobody writes there, or it is not connected \
any more: conversations are missing then.

Look what its last deliveries were, and set it up anew where it was switched off: {page}
"""
SINCE = "since {at:%d %B, %H:%M} UTC"
EVER = "since it was set up"


def notice(now: datetime | None = None) -> list[int]:
    """Raise the alarm of each source that fell silent, once; their ids."""
    now = now or timezone.now()
    watched = WebhookSource.objects.filter(
        on=True, silent_after__isnull=False, silent_since=None, business__locked=False
    )
    quiet = watched.annotate(sign=Coalesce("last_at", "made_at")).filter(
        sign__lt=ExpressionWrapper(now - F("silent_after") * HOUR, output_field=DateTimeField())
    )
    return [source.pk for source in quiet if raised(source, now)]


@transaction.atomic
def raised(source: WebhookSource, now: datetime) -> bool:
    """Not where it has spoken a moment ago."""
    still = Q(last_at=source.last_at) if source.last_at else Q(last_at=None)
    silent = WebhookSource.objects.filter(still, pk=source.pk, silent_since=None)
    if not silent.update(silent_since=now):
        return False
    app.configure_task(MAIL).defer(source_id=source.pk)
    return True


def send(source_id: int) -> int:
    """To each admin of its business; how many mails went out."""
    silent = WebhookSource.objects.select_related("business").filter(pk=source_id)
    source = silent.exclude(silent_since=None).first()
    if source is None or not mail.is_set_up():
        return 0
    name = " ".join(source.name.split())
    page = reverse("source", args=[source.business.key, source.pk])
    text = TEXT.format(
        name=name,
        business=" ".join(source.business.name.split()),
        since=SINCE.format(at=source.last_at) if source.last_at else EVER,
        page=settings.BASE_URL + page,
    )
    addresses = admins_of(source.business)
    for address in addresses:
        send_mail(f"{name} is silent", text, None, [address])
    return len(addresses)


def admins_of(business: Business) -> list[str]:
    admins = Membership.objects.filter(
        business=business,
        role=Membership.Role.ADMIN,
        active=True,
        person__is_active=True,
    )
    return sorted(admins.values_list("person__email", flat=True))
