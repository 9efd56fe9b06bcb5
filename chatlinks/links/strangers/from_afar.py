"""Requests that open nothing: those that fetch ahead, and those that draw a preview of a link.

Nobody reads what they get, so they are no reader, and nothing is unsealed for them.
"""

import re
from contextlib import suppress
from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from limits import parse

from chatlinks.audit.kinds import RecordKind
from chatlinks.audit.writing import AuditLine, note_hourly
from chatlinks.links.access import LinkAccess
from chatlinks.links.recording import NotRecorded, to_be_recorded
from chatlinks.web.limits import counter

ONCE = parse("1/hour")
DOCUMENTS = {"document", "iframe", "frame"}
OWN_SITES = {"same-origin", "none"}
LONGEST = 1_000  # characters of a browser's name
# Headers as WSGI names them, for each opening asks: by their own names all of a request's would be
# gathered first.
AHEAD = ("HTTP_SEC_PURPOSE", "HTTP_PURPOSE", "HTTP_X_PURPOSE", "HTTP_X_MOZ")
# As they call themselves; a browser's own name holds none of these. Cubot makes telephones.
ROBOT = re.compile(
    r"(?i)(?<!cu)bot\b|bot/|crawl|spider|slurp|externalhit|external(?:agent|fetcher)"
    r"|facebookcatalog|whatsapp/|skypeuri|preview|embedly|iframely|vkshare|mediapartners"
    r"|google-|googleother|imgproxy"
)


def is_fetched_ahead(request: HttpRequest) -> bool:
    return any("prefetch" in request.META.get(name, "").lower() for name in AHEAD)


def not_ahead() -> HttpResponse:
    """503, which tells a browser to ask again when somebody really opens it."""
    return HttpResponse(status=503, headers={"Cache-Control": "no-store"})


def is_preview(request: HttpRequest) -> bool:
    if request.method == "HEAD":
        return True
    if request.method != "GET":
        return False
    return is_no_document(request) or is_robot(request.META.get("HTTP_USER_AGENT", "")[:LONGEST])


@lru_cache(1_000)
def is_robot(agent: str) -> bool:
    return bool(ROBOT.search(agent))


def is_no_document(request: HttpRequest) -> bool:
    """Does another site fetch it, to draw something of its own? A browser says so."""
    wanted = request.META.get("HTTP_SEC_FETCH_DEST", "document")
    own = request.META.get("HTTP_SEC_FETCH_SITE", "none") in OWN_SITES
    return not own and wanted not in DOCUMENTS


def preview(request: HttpRequest, access: LinkAccess) -> HttpResponse:
    """The bare card: the business's name, and that it is a conversation.

    That one came is noted once an hour.
    """
    if counter.hit(ONCE, "previews", str(access.link_id)):
        line = AuditLine(
            kind=RecordKind.ROBOT,
            business_id=access.business_id,
            link_id=access.link_id,
            conversation_id=access.conversation_id,
            contact_id=access.contact_id,
        )
        with suppress(NotRecorded), to_be_recorded():
            note_hourly(line)
    card = render(request, "links/preview.html", {"business": access.business})
    card.headers["Referrer-Policy"] = "no-referrer"
    return card
