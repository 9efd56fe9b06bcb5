"""GET /businesses: the businesses that one leads, their chats in lists, and one chat, to be read."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from chatlinks.agentchat.access import find_chat
from chatlinks.agentchat.businesses.board import NotLeading, board
from chatlinks.agentchat.businesses.chat_filters import Filters
from chatlinks.agentchat.pane import Pane, pane
from chatlinks.chats import topics
from chatlinks.web import live
from chatlinks.web.numbers import number
from chatlinks.web.zones import zone_of

PARTS = {
    "": "agentchat/businesses.html",
    "board": "agentchat/_board.html",
    "chat": "agentchat/_board_chat.html",
}


@require_GET
def show(request: HttpRequest) -> HttpResponse:
    """The page; or with `part` what live pages fetch anew of it."""
    filters, part = Filters.read(request.GET), request.GET.get("part", "")
    zone, heard = zone_of(request), live.heard(heard_of(filters))
    try:
        made = board(int(request.user.pk or 0), filters, zone)
        opened = read(request, filters) if part != "board" else None
    except NotLeading as problem:
        raise Http404 from problem
    followed = [topics.board(made.business.id), *([opened.topic] if opened else [])]
    context = {
        "board": made, "pane": opened, "ticket": live.ticket(followed), "heard": heard, "zone": zone,
        "here": here(filters),
    }  # fmt: skip
    return render(request, PARTS.get(part, PARTS[""]), context)


def heard_of(filters: Filters) -> list[str]:
    """The topics of the page, as far as the address names them."""
    named = [topics.board(filters.business)] if filters.business else []
    return [*named, *([topics.chat(filters.chat)] if filters.chat else [])]


def read(request: HttpRequest, filters: Filters) -> Pane | None:
    """The chat that the address names, if the reader leads its business."""
    if filters.chat is None:
        return None
    found = find_chat(request.user, filters.chat)
    if not found.leads:
        raise PermissionDenied
    made = pane(request, found)
    earlier = made.messages.earlier_url
    on = made.messages._replace(earlier_url=earlier and f"{filters.address()}&{earlier[1:]}")
    return made._replace(messages=on)


def here(filters: Filters) -> str:
    """The address of this page, at the window of messages that it shows."""
    start = number(filters.given.get("from"))
    return filters.address() + (f"&from={start}" if start is not None else "")
