"""A conversation as plain text.

The page's own items, so that the file can hold nothing that the page would not.
"""

import re
from collections.abc import Iterator
from html import unescape

from django.http import HttpRequest
from markupsafe import Markup

from chatlinks.links.gate import Viewer
from chatlinks.links.visits import visit
from chatlinks.reading import timeline
from chatlinks.reading.request import ReadingRequest, ranges
from chatlinks.reading.timeline import Reader
from chatlinks.reading.view_models import (
    Body,
    DayItem,
    EventItem,
    Item,
    MessageItem,
    ReviewItem,
    SessionItem,
)

TAG = re.compile(r"<[^>]*>")
# Control characters, and those that turn the direction of what follows; a tab is none here.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
CONTINUED = "        | "


def transcript(request: HttpRequest, viewer: Viewer, *, whole: bool = False) -> str:
    """All of the conversation; `whole`: all of the contact's that the viewer may open.

    A download is a visit.
    """
    access = viewer.access
    reading = ReadingRequest(request, viewer, whole=whole)
    everything = ranges(reading.conversations, 0, max(1, reading.total))
    vault = visit(viewer, "downloaded the transcript")
    rows = timeline.rows_for(viewer, everything, sealed=vault is not None)
    reader = Reader(
        reading.zone,
        vault,
        tells_breaks=False,
        marked=None,
        own=timeline.own_in(viewer, rows),
    )
    items = reader.items(rows, everything, sessions=whole)
    what = (
        f"{len(reading.conversations)} conversations" if whole else f"Conversation {access.number}"
    )
    head = f"{access.business} · {what} · times in {reading.zone}"
    lines = [line for item in items for line in item_lines(item)]
    return "\n".join([head, "", *lines]) + "\n"


def bare(html: Markup) -> str:
    """The text that an escaped one shows, in one line and without control characters."""
    return " ".join(lines_of(html))


def lines_of(html: Markup) -> list[str]:
    """The lines that an escaped text shows."""
    text = unescape(TAG.sub("", html))
    return [CONTROL.sub("", line) for line in text.splitlines()] or [""]


def block(head: str, html: Markup) -> Iterator[str]:
    """A foreign text behind its head. Each further line begins with a mark, so that none can pass
    for a line of the transcript's own."""
    first, *rest = lines_of(html)
    yield f"{head}{first}".rstrip()
    yield from (f"{CONTINUED}{line}".rstrip() for line in rest)


def item_lines(item: Item) -> Iterator[str]:
    match item:
        case MessageItem():
            yield from block(f"[{item.at:%H:%M}] {bare(item.author)}: ", item.text)
            yield from (f"        {line}" for line in body_lines(item.body))
        case EventItem():
            yield from block(f"[{item.at:%H:%M}] — ", item.text)
        case ReviewItem():
            rating = f"★ {item.rating}/5 for the {item.given_to}"
            yield from block(f"[{item.at:%H:%M}] {rating} ", item.comment)
        case SessionItem():
            yield f"\n== Conversation {item.number} =="
        case DayItem():
            yield f"\n{item.date:%A, %d %B %Y}"


def body_lines(body: Body | None) -> Iterator[str]:
    if body is None:
        return
    if body.kind == "hidden":
        yield "(file hidden)"
    for button in body.buttons:
        yield f"[{bare(button.label)}]"
    for card in body.cards:
        texts = (bare(card.title), bare(card.subtitle), bare(card.description))
        yield " · ".join(text for text in texts if text)
        yield from (f"[{bare(button.label)}]" for button in card.buttons)
    for picture in body.pictures:
        yield f"(picture {bare(picture.caption)})".replace(" )", ")")
    if body.kind == "unknown":
        yield f"({body.type_name})"
