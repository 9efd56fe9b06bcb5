"""An admin who lets themselves or a key see personal details, or switches masking off, doesn't do
so alone: the business's other admins get a mail, and read it on its pages for a week.

Where there is no other admin nobody is told, but it is in the audit, which its auditors read.
"""

from datetime import datetime, timedelta
from typing import NamedTuple

from django.conf import settings
from django.core.mail import send_mail
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django import app

from chatlinks.audit.kinds import RecordKind
from chatlinks.audit.models import AuditRecord
from chatlinks.audit.writing import AuditLine, note_and_name
from chatlinks.web import mail
from chatlinks.workspaces.models import Business, Membership

MAIL = "mail_admin_alarm"
STANDS = timedelta(days=7)
OWN_PERMISSION = "let themselves see personal details"
MASKING_OFF = "switched masking off"
KEY_SEES = "made a key that sees personal details"
# The page on which it can be taken back.
PAGES = {OWN_PERMISSION: "people", MASKING_OFF: "masking", KEY_SEES: "keys"}
TEXT = """\
{person} {what} at {business}, on {at:%d %B, %H:%M} UTC.

If nobody agreed on that, take it back: {page}
Who has seen what since: {audit}
"""


class AdminAlarm(NamedTuple):
    """What another admin did, for the pages of the business."""

    person: str
    what: str
    at: datetime


def raise_alarm(business_id: int, by: int | None, what: str) -> None:
    """In the audit, and by mail once the transaction is through."""
    line = AuditLine(
        kind=RecordKind.ALARM,
        business_id=business_id,
        what=what,
        person_id=by,
    )
    app.configure_task(MAIL).defer(record_id=note_and_name(line))


def standing(business: Business, reader_id: int | None) -> list[AdminAlarm]:
    """What others than the reader did within a week, newest first."""
    raised = AuditRecord.objects.filter(
        business_id=business.pk,
        kind=RecordKind.ALARM,
        at__gt=timezone.now() - STANDS,
    )
    if reader_id is not None:
        raised = raised.exclude(person_id=reader_id)
    others = raised.select_related("person").order_by("-at", "-pk")
    return [
        AdminAlarm(
            str(each.person or "The server"),
            each.what,
            each.at,
        )
        for each in others
    ]


def send(record_id: int) -> int:
    """To each admin but the one who did it; how many mails went out."""
    raised = AuditRecord.objects.select_related("person").filter(pk=record_id)
    if not mail.is_set_up() or not (alarm := raised.first()):
        return 0
    business = Business.objects.filter(pk=alarm.business_id or 0).first()
    if business is None:
        return 0
    page = PAGES.get(alarm.what, "people")
    name = " ".join(business.name.split())
    text = TEXT.format(
        person=" ".join(str(alarm.person or "The server").split()),
        what=alarm.what,
        business=name,
        at=alarm.at,
        page=settings.BASE_URL + reverse(page, args=[business.key]),
        audit=settings.BASE_URL + reverse("audit", args=[business.key]),
    )
    addresses = other_admins(business, alarm.person_id).values_list("person__email", flat=True)
    for address in sorted(addresses):
        send_mail(f"Personal details at {name}", text, None, [address])
    return len(addresses)


def other_admins(business: Business, person_id: int | None) -> QuerySet[Membership]:
    admins = Membership.objects.filter(
        business=business,
        role=Membership.Role.ADMIN,
        active=True,
        person__is_active=True,
    )
    return admins if person_id is None else admins.exclude(person_id=person_id)
