"""A conversation as plain text: the page's own items, so that the file can hold nothing that the page would not."""

import re
from collections.abc import Iterator
from html import unescape

from django.http import HttpRequest
from markupsafe import Markup

from chatlinks.links.gate import Viewer
from chatlinks.links.visits import visit
from chatlinks.reading import timeline
from chatlinks.reading.page import ReadingRequest
from chatlinks.reading.timeline import Reader
from chatlinks.reading.view_models import Body, Event, Item, Message, Review


def transcript(request: HttpRequest, entry: Viewer) -> str:
    """All of the conversation. A download is a visit."""
    opening = ReadingRequest(request, entry)
    current = opening.current
    everything = [stretch._replace(low=0, high=current.messages) for stretch in opening.stretches]
    vault = visit(entry.subject, entry.person_id, entry.shown, "downloaded the transcript")
    found = timeline.fetch(entry.subject.business_id, everything, sealed=vault is not None)
    items = Reader(opening.zone, vault, tells_breaks=False, marked=None).items(
        found, everything, sessions=False
    )
    head = (
        f"{entry.subject.business} · Conversation {entry.subject.number} · times in {opening.zone}"
    )
    return "\n".join([head, "", *(line for item in items for line in lines(item))]) + "\n"


TAG = re.compile(r"<[^>]*>")


def bare(html: Markup) -> str:
    """The text that an escaped one shows, with its own line ends and spaces."""
    return unescape(TAG.sub("", html))


def lines(item: Item) -> Iterator[str]:
    match item:
        case Message():
            yield f"[{item.at:%H:%M}] {bare(item.author)}: {bare(item.text)}"
            yield from (f"        {line}" for line in rich(item.body))
        case Event():
            yield f"[{item.at:%H:%M}] — {bare(item.text)}"
        case Review():
            yield f"[{item.at:%H:%M}] ★ {item.rating}/5 for the {item.given_to} {bare(item.comment)}".rstrip()
        case _ if item.kind == "day":
            yield f"\n{item.date:%A, %d %B %Y}"  # type: ignore[union-attr]


def rich(body: Body | None) -> Iterator[str]:
    if body is None:
        return
    if body.kind == "hidden":
        yield "(file hidden)"
    for button in body.buttons:
        yield f"[{bare(button.label)}]"
    for card in body.cards:
        yield " · ".join(
            filter(None, (bare(card.title), bare(card.subtitle), bare(card.description)))
        )
        yield from (f"[{bare(button.label)}]" for button in card.buttons)
    for picture in body.pictures:
        yield f"(picture {bare(picture.caption)})".replace(" )", ")")
    if body.kind == "unknown":
        yield f"({body.type_name})"
