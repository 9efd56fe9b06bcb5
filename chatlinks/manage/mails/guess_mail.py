"""A mail to the admins of a business about somebody who keeps writing what is hidden from them."""

from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse

from chatlinks.conversations.models import GuessAlarm
from chatlinks.web import mail
from chatlinks.workspaces.models import Membership

TEXT = """\
{person} wrote {texts} texts within an hour that held personal details hidden from them, \
{values} different ones in all. That may be guessing: a colleague who reads along sees which of \
them come back hidden. {so}

Who it was, and in which conversation: {page}
"""
HELD = "They can't write until {until:%d %B, %H:%M} UTC."
ONLY_TOLD = "They can go on writing, and don't know of this mail."


def send(alarm_id: int) -> int:
    """To each admin; how many mails went out."""
    found = GuessAlarm.objects.select_related("business", "person").filter(pk=alarm_id)
    if not mail.is_set_up() or not (alarm := found.first()):
        return 0
    held = alarm.held_until
    text = TEXT.format(
        person=" ".join(str(alarm.person).split()),
        texts=alarm.texts,
        values=alarm.values,
        so=HELD.format(until=held) if held else ONLY_TOLD,
        page=f"{settings.BASE_URL}{reverse('people', args=[alarm.business.key])}#guesses",
    )
    subject = f"Guesses at {' '.join(alarm.business.name.split())}"
    addresses = admins_of(alarm)
    for address in addresses:
        send_mail(subject, text, None, [address])
    return len(addresses)


def admins_of(alarm: GuessAlarm) -> list[str]:
    admins = Membership.objects.filter(
        business=alarm.business,
        role=Membership.Role.ADMIN,
        active=True,
        person__is_active=True,
    )
    others = admins.exclude(person=alarm.person)
    return sorted(others.values_list("person__email", flat=True))
