"""An endpoint that takes nothing for days, or says that it is gone, is switched off: its business's
admins are told.
"""

from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from procrastinate.contrib.django import app

from chatlinks.api.outgoing.models import Endpoint
from chatlinks.api.outgoing.noting import note
from chatlinks.manage.mails.alarms import other_admins
from chatlinks.web import mail

MAIL = "mail_endpoint_off"
TEXT = """\
{name} of {business} is told nothing any more. {why}

What it wasn’t told waits there. Mend it, switch it on again and have it sent: {page}
"""


def give_up(endpoint: Endpoint, why: str) -> None:
    """Within the caller's transaction."""
    endpoint.on, endpoint.off_why = False, why
    endpoint.save(update_fields=["on", "off_why"])
    note(endpoint, None, "switched off by itself")
    app.configure_task(MAIL).defer(endpoint_id=endpoint.pk)


def send(endpoint_id: int) -> int:
    """To each admin of its business; how many mails went out."""
    off = Endpoint.objects.select_related("business").filter(pk=endpoint_id, on=False)
    endpoint = off.exclude(off_why="").first()
    if endpoint is None or not mail.is_set_up():
        return 0
    name = " ".join(endpoint.name.split())
    page = reverse("endpoint", args=[endpoint.business.key, endpoint.pk])
    text = TEXT.format(
        name=name,
        business=" ".join(endpoint.business.name.split()),
        why=endpoint.off_why,
        page=settings.BASE_URL + page,
    )
    addresses = other_admins(endpoint.business, None).values_list("person__email", flat=True)
    for address in sorted(addresses):
        send_mail(f"{name} is switched off", text, None, [address])
    return len(addresses)
