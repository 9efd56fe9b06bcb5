"""Requests that open nothing: those that fetch ahead, and those that draw a preview of a link.

Nobody reads what they get, so they are no visit, and nothing is unsealed for them.
"""

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from chatlinks.links.access import LinkAccess

AHEAD = ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")
# As they call themselves; a browser's own name holds none of these.
ROBOT = re.compile(
    r"(?i)bot\b|bot/|crawl|spider|slurp|externalhit|whatsapp/|skypeuri|link ?preview"
    r"|embedly|iframely|vkshare|mediapartners"
)


def is_fetched_ahead(request: HttpRequest) -> bool:
    return any("prefetch" in request.headers.get(name, "").lower() for name in AHEAD)


def not_ahead() -> HttpResponse:
    """503, which tells a browser to ask again when somebody really opens it."""
    return HttpResponse(status=503, headers={"Cache-Control": "no-store"})


def is_preview(request: HttpRequest) -> bool:
    if request.method == "HEAD":
        return True
    asks = request.method == "GET"
    return asks and bool(ROBOT.search(request.headers.get("User-Agent", "")))


def preview(request: HttpRequest, access: LinkAccess) -> HttpResponse:
    """The bare card: the business's name, and that it is a conversation."""
    return render(request, "links/preview.html", {"business": access.business})
