"""The session of somebody who proved an address: for one link alone, 24 hours."""

from datetime import timedelta

from django.core import signing
from django.http import HttpRequest, HttpResponse

from chatlinks.links.access import LinkAccess
from chatlinks.links.addresses import link_path
from chatlinks.links.people.invitees import may_read

COOKIE = "reader"
LASTS = timedelta(hours=24)


def remember(
    request: HttpRequest,
    response: HttpResponse,
    access: LinkAccess,
    token: str,
    invitee_id: int,
) -> None:
    response.set_cookie(
        COOKIE,
        signing.dumps([access.link_id, invitee_id], salt=salt(token)),
        max_age=int(LASTS.total_seconds()),
        path=link_path(token),
        httponly=True,
        secure=request.is_secure(),
        samesite="Lax",
    )


def salt(token: str) -> str:
    return f"reader {token}"


def proved_address(
    request: HttpRequest,
    access: LinkAccess,
    token: str,
) -> int | None:
    """The id of the address that was proved here, while it is on the list of a link for people."""
    if access.audience != "people":
        return None
    try:
        shown = signing.loads(
            request.COOKIES.get(COOKIE, ""),
            salt=salt(token),
            max_age=LASTS,
        )
    except signing.BadSignature:
        return None
    link_id, invitee_id = shown
    if link_id != access.link_id or not may_read(link_id, invitee_id):
        return None
    return int(invitee_id)
