"""An invitation by mail, where mail is set up. Sent at once: no job holds the link."""

import logging
from smtplib import SMTPException

from django.core.mail import send_mail

from chatlinks.web import mail
from chatlinks.workspaces.models import Invitation

logger = logging.getLogger(__name__)
TEXT = """\
{inviter} invites you to {business} on Chat Links. Choose your name and password here:

{link}

The link works once, until {until:%d %B %Y}. You don't know why you get this? Do nothing.
"""


def send(invitation: Invitation, link: str) -> bool:
    """Whether it went out."""
    if not mail.is_set_up():
        return False
    business = one_line(invitation.business.name)
    text = TEXT.format(
        inviter=one_line(str(invitation.made_by)),
        business=business,
        link=link,
        until=invitation.expires_at,
    )
    try:
        send_mail(f"An invitation to {business}", text, None, [invitation.email])
    except (OSError, SMTPException) as problem:
        logger.warning("An invitation could not be mailed: %s", type(problem).__name__)
        return False
    return True


def one_line(text: str) -> str:
    return " ".join(text.split())
