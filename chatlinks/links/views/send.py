"""POST /c/<token>/shares/<id>/mail: send a link by e-mail, with its note and nothing of what it
shows.
"""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.mail import send_mail
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from chatlinks.links.addresses import link_path
from chatlinks.links.gate import member_of_link
from chatlinks.links.models import ChatLink
from chatlinks.links.people.invitees import ADDRESS, LONGEST
from chatlinks.links.sharing import notes
from chatlinks.links.sharing.policy import open_links
from chatlinks.links.viewer import Viewer
from chatlinks.privacy.business_vault import BusinessVault
from chatlinks.web import mail
from chatlinks.web.limits import rate, wait_for
from chatlinks.web.notes import say

OFTEN = rate("mail a link", address="120/hour", key="30/hour")
SUBJECT = "A conversation at {business}"
TEXT = """\
{person} shares a conversation at {business} with you:

{link}
{note}"""
NO_ADDRESS = "“{typed}” isn’t an e-mail address. Nothing was sent."
TOO_OFTEN = "So many mails were sent that another one has to wait an hour."


@require_POST
@member_of_link
def send(request: HttpRequest, viewer: Viewer, share: int) -> HttpResponse:
    access = viewer.access
    here = open_links().filter(business=access.business_id, conversation=access.conversation_id)
    link = get_object_or_404(here, pk=share)
    address = request.POST.get("address", "").replace("\0", "").strip()
    problem = hindered(request, viewer, address)
    if problem:
        say(request, problem, level=messages.ERROR)
    else:
        send_mail(
            SUBJECT.format(business=one_line(access.business)),
            text_of(request, viewer, link),
            None,
            [address],
        )
        say(request, f"Sent to {address}.")
    return redirect(f"{viewer.path}/share?made={link.pk}")


def hindered(request: HttpRequest, viewer: Viewer, address: str) -> str:
    if not mail.is_set_up():
        return mail.NOT_SENT
    if len(address) > LONGEST or not ADDRESS.fullmatch(address):
        return NO_ADDRESS.format(typed=address[:60])
    return TOO_OFTEN if wait_for(OFTEN, request, str(viewer.person_id)) else ""


def text_of(request: HttpRequest, viewer: Viewer, link: ChatLink) -> str:
    person: Any = request.user
    vault = BusinessVault(link.business_id)
    note = notes.opened(
        vault,
        link.pk,
        bytes(link.note_sealed) if link.note_sealed else None,
    )
    return TEXT.format(
        person=one_line(str(person.name)),
        business=one_line(viewer.access.business),
        link=f"{settings.BASE_URL}{link_path(link.token)}",
        note=f"\n{note}\n" if note else "",
    )


def one_line(name: str) -> str:
    return " ".join(name.split())
