"""GET /businesses: the businesses that one leads, their chats in lists, one chat to be read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from chatlinks.agentchat.access import find_led_chat
from chatlinks.agentchat.businesses.chat_filters import ChatFilters
from chatlinks.agentchat.businesses.page import businesses_page
from chatlinks.agentchat.pane import Pane, pane
from chatlinks.chats import topics
from chatlinks.web.numbers import number
from chatlinks.web.streaming import live
from chatlinks.web.zones import zone_of

PARTS = {
    "": "agentchat/businesses/page.html",
    "lists": "agentchat/businesses/_lists_part.html",
    "chat": "agentchat/businesses/_chat.html",
}


@require_GET
def show(request: HttpRequest) -> HttpResponse:
    """The page; or with `part` what live pages fetch anew of it."""
    filters, part = ChatFilters.read(request.GET), request.GET.get("part", "")
    zone, heard = zone_of(request), live.heard(topics_of(filters))
    page = businesses_page(int(request.user.pk or 0), filters, zone)
    opened = read_chat(request, filters) if part != "lists" else None
    followed = [topics.business(page.business.id)]
    if opened:
        followed.append(opened.topic)
    context = {
        "page": page,
        "pane": opened,
        "ticket": live.ticket(followed),
        "heard": heard,
        "zone": zone,
        "here": here(filters),
    }
    return render(request, PARTS.get(part, PARTS[""]), context)


def topics_of(filters: ChatFilters) -> list[str]:
    """The topics of the page, as far as the address names them."""
    named = []
    if filters.business:
        named.append(topics.business(filters.business))
    if filters.chat:
        named.append(topics.chat(filters.chat))
    return named


def read_chat(request: HttpRequest, filters: ChatFilters) -> Pane | None:
    """The chat that the address names, if the reader leads its business."""
    if filters.chat is None:
        return None
    opened = pane(request, find_led_chat(request.user, filters.chat))
    earlier = opened.messages.earlier_url
    if earlier:  # "?from=…" of the chat alone, here beside the list
        earlier = f"{filters.url()}&{earlier[1:]}"
    return opened._replace(messages=opened.messages._replace(earlier_url=earlier))


def here(filters: ChatFilters) -> str:
    """The address of this page, at the window of messages that it shows."""
    start = number(filters.query.get("from"))
    return filters.url() if start is None else f"{filters.url()}&from={start}"
