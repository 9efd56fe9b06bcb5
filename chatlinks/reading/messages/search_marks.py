"""What a search found, told apart in a text that is HTML already: never inside or across a mask."""

import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import NamedTuple

from markupsafe import Markup

from chatlinks.reading.messages.items import Body, BodyButton, Card, Picture
from chatlinks.reading.text import HIDDEN_TEXT

Marker = Callable[[Markup], Markup]
PIECES = re.compile(rf"{re.escape(HIDDEN_TEXT)}|<[^>]*>|&[#\w]+;|[^<&]+|[<&]")
NO_WORD = "\0"  # stands for a mask, so that nothing is found in it or over it


class MarkedPiece(NamedTuple):
    """A bit of HTML, and what a reader sees of it."""

    html: str
    seen: str

    @property
    def is_text(self) -> bool:
        return bool(self.seen) and self.seen != NO_WORD


def marker(pattern: re.Pattern[str]) -> Marker:
    return lambda html: marked(html, pattern)


def marked(html: Markup, pattern: re.Pattern[str]) -> Markup:
    """With <mark> around what the pattern finds; where a tag lies within, on both sides of it."""
    pieces = [piece_of(match[0]) for match in PIECES.finditer(html)]
    seen = "".join(piece.seen for piece in pieces)
    spans = [match.span() for match in pattern.finditer(seen) if match[0]]
    if not spans:
        return html
    return Markup("".join(drawn(pieces, spans)))  # noqa: S704, the HTML that came, and our own tags


def piece_of(html: str) -> MarkedPiece:
    if html == HIDDEN_TEXT:
        return MarkedPiece(html, NO_WORD)
    if html.startswith("<"):
        return MarkedPiece(html, "")
    return MarkedPiece(html, unescape(html))


def drawn(pieces: list[MarkedPiece], spans: list[tuple[int, int]]) -> Iterator[str]:
    at = 0
    for piece in pieces:
        end = at + len(piece.seen)
        within = [(max(a, at) - at, min(b, end) - at) for a, b in spans if a < end and b > at]
        yield with_marks(piece, within) if piece.is_text and within else piece.html
        at = end


def with_marks(piece: MarkedPiece, spans: list[tuple[int, int]]) -> str:
    if piece.html != piece.seen:  # one character, written as an entity
        return f"<mark>{piece.html}</mark>"
    html, last = [], 0
    for start, end in spans:
        html.append(f"{piece.html[last:start]}<mark>{piece.html[start:end]}</mark>")
        last = end
    return "".join(html) + piece.html[last:]


# ── Rich bodies ───────────────────────────────────────────────────────────────────────────────


def in_body(body: Body, mark: Marker) -> Body:
    return body._replace(
        buttons=[in_button(each, mark) for each in body.buttons],
        cards=[in_card(each, mark) for each in body.cards],
        pictures=[in_picture(each, mark) for each in body.pictures],
    )


def in_button(button: BodyButton, mark: Marker) -> BodyButton:
    return button._replace(label=mark(button.label))


def in_picture(picture: Picture, mark: Marker) -> Picture:
    return picture._replace(caption=mark(picture.caption))


def in_card(card: Card, mark: Marker) -> Card:
    return card._replace(
        title=mark(card.title),
        subtitle=mark(card.subtitle),
        description=mark(card.description),
        picture=in_picture(card.picture, mark) if card.picture else None,
        buttons=[in_button(each, mark) for each in card.buttons],
    )
