"""A value that one sender gives over two or three messages: "4111 1111", then "1111 1111"."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from chatlinks.privacy.detection.engine.linear import LinearPattern
from chatlinks.privacy.detection.engine.span import Span
from chatlinks.privacy.detection.unreadable import UNREADABLE

REACH = 80
"""Characters on either side of an edge between two messages that are looked at."""
TAIL = LinearPattern(r"[\pN@._+-][ \-.,/(:…]*$|^ *[\pL\pN._+-]+$")
HEAD = LinearPattern(
    r"^[ \-.,/)(+…]*[\pN@]|^[@.]|^ *[\pL\pN.\-]+(?:\.| dot )[\pL]{2,}|^ *[\pL\pN\-]+ *$"
    r"|^ *[\pL\pN._+\-]+@"
)
OPEN = LinearPattern(r"@[\pL\pN.\-]*$|(?i:[\[( ](?:at|dot)[\]) ]*$)")
GOES_ON = LinearPattern(r"^ *@|^\.\pL|^(?i: *[\[(]?(?:at|dot)[\]) ])")
JOINING = (".", "_", "-", "+", "@")
"""What an address may go on behind, over the edge of a message."""

Detect = Callable[[Sequence[str]], list[Sequence[Span]]]


class _Part(NamedTuple):
    """A part of a joined text: from which message, and where it starts there.

    What is put between two messages is of message -1.
    """

    text: str
    message: int
    offset: int


class _Join(NamedTuple):
    """Parts of consecutive messages of a run, put together."""

    run: int
    parts: list[_Part]

    @property
    def text(self) -> str:
        return "".join(part.text for part in self.parts)


def find_across(
    runs: Sequence[Sequence[str]],
    detect_all: Detect,
    kinds: frozenset[str],
) -> list[list[list[Span]]]:
    """Only what is given in parts, and of these kinds; a run is consecutive messages of one sender.

    Returns, for each run and each text of it, the pieces that lie in that text. The work grows with
    the number of texts, whatever they hold.
    """
    found: list[list[list[Span]]] = [[[] for _ in texts] for texts in runs]
    joins = [_Join(run, parts) for run, texts in enumerate(runs) for parts in _joins(texts)]
    spans = detect_all([join.text for join in joins])
    for join, across in zip(joins, spans, strict=True):
        for span in across:
            if span.kind in kinds and not _whole_already(span, join.parts, detect_all):
                _share(span, join.parts, found[join.run])
    return found


def _whole_already(
    span: Span,
    parts: list[_Part],
    detect_all: Detect,
) -> bool:
    """Whether an e-mail address stands in one of the messages, and the other only touches it.

    Behind "priya@mail.example" the next message's first word would count as its end. And whether
    detection fails on one of them alone: then that is hidden whole, and the other is read by
    itself.
    """
    texts = [part.text for part in parts if part.message >= 0]
    if span.kind == UNREADABLE:
        return any(each.kind == UNREADABLE for own in detect_all(texts) for each in own)
    if span.kind != "email":
        return False
    if GOES_ON.seen(texts[-1]) or texts[0].rstrip().endswith(JOINING):
        return False
    return any(each.kind == "email" for own in detect_all(texts) for each in own)


def _joins(texts: Sequence[str]) -> Iterator[list[_Part]]:
    linked = [_linked(one[-REACH:], two[:REACH]) for one, two in pairwise(texts)]
    for first, link in enumerate(linked):
        if not link:
            continue
        goes_on = linked[first + 1 : first + 2] == [True] and len(texts[first + 1]) <= REACH
        for gap in ("", " "):
            yield _parts(texts, first, 2, gap)
            if goes_on:
                yield _parts(texts, first, 3, gap)


def _linked(tail: str, head: str) -> bool:
    """Whether the one may go on in the other.

    Digits on both sides, a word alone, or half an address.
    """
    if OPEN.seen(tail) or GOES_ON.seen(head):
        return True
    return TAIL.seen(tail) and HEAD.seen(head)


def _parts(
    texts: Sequence[str],
    first: int,
    count: int,
    gap: str,
) -> list[_Part]:
    offset = max(0, len(texts[first]) - REACH)
    parts = [_Part(texts[first][offset:], first, offset)]
    for index in range(first + 1, first + count):
        parts += [_Part(gap, -1, 0), _Part(texts[index][:REACH], index, 0)]
    return parts


def _share(
    span: Span,
    parts: list[_Part],
    found: list[list[Span]],
) -> None:
    """Give each text its part of a span that begins in the first of them and ends in the last."""
    place = 0
    pieces: list[tuple[int, Span]] = []
    for part in parts:
        start = max(span.start - place, 0)
        end = min(span.end - place, len(part.text))
        if part.message >= 0 and start < end:
            piece = Span(start + part.offset, end + part.offset, span.kind)
            pieces.append((part.message, piece))
        place += len(part.text)
    if len(pieces) < (len(parts) + 1) // 2:
        return
    for message, piece in pieces:
        found[message].append(piece)
