"""Codes that prove an address: six digits, mailed; good for ten minutes and five tries.

Whether an address is on the list makes no difference to what is answered or how long that takes:
the same rows are written, and the mail goes out of a job. A code is good only with the ticket of
whoever asked for it, so no stranger uses up the tries of a reader's code; askings are counted by
sender, so no stranger uses up a reader's askings.
"""

import hmac
import secrets
from datetime import timedelta
from typing import Any

from django.core import signing
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from procrastinate.contrib.django import app

from chatlinks.database.rows import new_ids
from chatlinks.links.access import LinkAccess
from chatlinks.links.models import ChatLink, MailedCode
from chatlinks.links.people import invitees
from chatlinks.links.strangers.tries import TriesLimit, require_room
from chatlinks.privacy.business_vault import BusinessVault
from chatlinks.workspaces.models import Business

LASTS = timedelta(minutes=10)
TRIES = 5
# Codes asked for of one link, and not made use of, by one sender and by all.
OF_SENDER = (TriesLimit(3, LASTS), TriesLimit(12, timedelta(hours=6)))
OF_LINK = (TriesLimit(60, LASTS),)
JOB = "mail_code"  # links/tasks.py
SALT = "chatlinks mailed code"
SUBJECT = "Your code for a conversation at {business}"
TEXT = """\
{code}

is the code that opens the conversation at {business} which was shared with you. It is good for \
ten minutes, in the browser in which you asked for it.

If you didn't ask for it, you need do nothing.
"""


@transaction.atomic
def ask(access: LinkAccess, address: str, sender: bytes) -> str:
    """The ticket that goes with the code, whether or not one is mailed. Raises TooMany.

    `sender` is a keyed hash of the network address that asks.
    """
    # Those that are asked for at once are as many as those that are one after the other.
    ChatLink.objects.select_for_update().get(pk=access.link_id)
    asked = MailedCode.objects.filter(link_id=access.link_id)
    require_room(asked.filter(sender_hash=sender), OF_SENDER)
    require_room(asked, OF_LINK)
    [id_] = new_ids("links_mailedcode", 1)
    vault = BusinessVault(access.business_id)
    code = f"{secrets.randbelow(10**6):06}"
    MailedCode.objects.create(
        pk=id_,
        link_id=access.link_id,
        sender_hash=sender,
        sealed=vault.seal(binding(id_), f"{code} {address}"),
    )
    app.configure_task(JOB).defer(code_id=id_)
    return signing.dumps(id_, salt=SALT)


def binding(id_: int) -> str:
    return f"links_mailedcode:{id_}:code"


def send(code_id: int) -> None:
    """The mail, if the address is on the list: a code, and nothing of what it opens."""
    row = MailedCode.objects.select_related("link__business").filter(pk=code_id).first()
    if row is None or row.at < timezone.now() - LASTS:
        return
    link = row.link
    code, address = opened(link.business_id, row)
    if invitees.listed(link.business_id, link.pk, address) is None:
        return
    business = one_line(link.business)
    subject, text = SUBJECT.format(business=business), TEXT.format(code=code, business=business)
    send_mail(subject, text, None, [address])


def one_line(business: Business) -> str:
    return " ".join(business.name.split())


def opened(business_id: int, row: MailedCode) -> tuple[str, str]:
    """The code and the address that it is for."""
    code, _, address = (
        BusinessVault(business_id).open(binding(row.pk), bytes(row.sealed)).partition(" ")
    )
    return code, address


def is_used_up(access: LinkAccess, ticket: Any) -> bool:
    """Were all tries at the ticket's code wrong?"""
    try:
        id_ = signing.loads(ticket, salt=SALT, max_age=LASTS)
    except signing.BadSignature:
        return False
    tried = MailedCode.objects.filter(
        pk=id_,
        link_id=access.link_id,
        tries__gte=TRIES,
    )
    return tried.exists()


def prove(access: LinkAccess, ticket: Any, code: str) -> int | None:
    """The id of the invitee whose code this is; None for a wrong or ended one.

    Each try is counted before it is looked at.
    """
    try:
        id_ = signing.loads(ticket, salt=SALT, max_age=LASTS)
    except signing.BadSignature:
        return None
    mine = MailedCode.objects.filter(
        pk=id_,
        link_id=access.link_id,
        tries__lt=TRIES,
    )
    if not mine.filter(at__gt=timezone.now() - LASTS).update(tries=F("tries") + 1):
        return None
    row = MailedCode.objects.filter(pk=id_).first()
    if row is None:
        return None  # it was given in another window in this very moment
    right, address = opened(access.business_id, row)
    if not hmac.compare_digest(right.encode(), code.encode()):
        return None
    if not MailedCode.objects.filter(pk=id_).delete()[0]:
        return None  # good once
    return invitees.enter(access.business_id, access.link_id, address)
