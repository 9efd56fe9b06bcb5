"""Whether this server sends mail: the one place that knows.

Whatever would mail asks here, says plainly where no mail is sent, and offers a way without.
"""

from django.conf import settings

NOT_SENT = "This server sends no mail."


def is_set_up() -> bool:
    """Was a mail server named (CHATLINKS_SMTP_HOST)? Whether it answers is another question."""
    return bool(settings.MAIL_IS_SET_UP)
