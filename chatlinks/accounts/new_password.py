"""Links with which a person chooses a new password: mailed when asked for, or made by an admin.

A link is signed, not stored. It ends after three days, when it was used, and at the next sign-in.
"""

import logging
from smtplib import SMTPException

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse

from chatlinks.accounts.models import Person
from chatlinks.web import mail

logger = logging.getLogger(__name__)
TEMPLATE = "account/email/password_reset_key_{}.txt"


def link_for(person: Person) -> str:
    """Whoever holds it sets this person's password: show it once, and never log it."""
    key = default_token_generator.make_token(person)
    address = reverse("account_reset_password_from_key", args=[user_pk_to_url_str(person), key])
    return f"{settings.BASE_URL}{address}"


def send(person_id: int) -> None:
    """Mail a link. Raises what kept it from being sent, so that it is tried again."""
    person = Person.objects.filter(pk=person_id, is_active=True).first()
    if person is None or not mail.is_set_up():
        return
    context = {"password_reset_url": link_for(person)}
    subject = render_to_string(TEMPLATE.format("subject")).strip()
    body = render_to_string(TEMPLATE.format("message"), context)
    try:
        send_mail(subject, body, None, [person.email])
    except (OSError, SMTPException) as problem:
        logger.warning("A mail for a new password could not be sent: %s", type(problem).__name__)
        raise
