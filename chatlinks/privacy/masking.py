"""Text in, masked text and originals out, and back again exactly. Pure.

In a masked text the marks are exactly the runs of asterisks that are six long: a span takes in the
asterisks that touch it, and a run of six or more that was in the text already counts as a span
itself. So whoever holds the originals can always put them back, and masking a masked text changes
nothing.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from chatlinks.privacy.detection.engine.span import Span, merged

MARK = "******"
ROUNDS = 4
CROWDED, MOSTLY = 1200, 0.4
"""Digits of a text that is hardly anything else, and their share of it."""

Find = Callable[[str], Sequence[Span]]
SpansAt = dict[int, list[Span]]
"""What was found in some of many texts, by their position."""


def mask(text: str, spans: Iterable[Span]) -> tuple[str, list[str]]:
    """The text with each span (any order, overlaps allowed) as MARK; and the originals in order."""
    if not spans and MARK not in text:
        return text, []
    places = passages(text, spans)
    if not places:
        return text, []
    pieces: list[str] = []
    originals: list[str] = []
    last = 0
    for start, end in places:
        pieces += text[last:start], MARK
        originals.append(text[start:end])
        last = end
    pieces.append(text[last:])
    return "".join(pieces), originals


def restore(masked: str, originals: Sequence[str]) -> str:
    """The text that `mask` was given.

    Raise ValueError when there are not as many originals as marks.
    """
    first, *pieces = masked.split(MARK)
    if len(pieces) != len(originals):
        raise ValueError(f"{len(pieces)} marks but {len(originals)} originals")
    parts = [first]
    for original, piece in zip(originals, pieces, strict=True):
        parts += original, piece
    return "".join(parts)


def passages(text: str, spans: Iterable[Span]) -> list[tuple[int, int]]:
    """What marks will stand for: spans and literal runs of asterisks, made one where they touch."""
    wanted = [(span[0], span[1]) for span in spans if span[0] < span[1]]
    if "*" in text:
        wanted = [_with_asterisks(text, start, end) for start, end in wanted]
        wanted += _literal_marks(text)
    if len(wanted) < 2:
        return wanted
    wanted.sort()
    joined: list[tuple[int, int]] = []
    for start, end in wanted:
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _with_asterisks(
    text: str,
    start: int,
    end: int,
) -> tuple[int, int]:
    while start and text[start - 1] == "*":
        start -= 1
    while end < len(text) and text[end] == "*":
        end += 1
    return start, end


def _literal_marks(text: str) -> Iterator[tuple[int, int]]:
    start = text.find(MARK)
    while start >= 0:
        end = _with_asterisks(text, start, start)[1]
        yield start, end
        start = text.find(MARK, end)


def settled(
    text: str,
    find: Find,
    found: Sequence[Span] | None = None,
) -> Sequence[Span]:
    """What `find` finds, and goes on to find once it is masked: until nothing is left.

    `found`: what it finds at first, where that is known. A mark is shorter than what it hides, so
    it can bring a word like "PIN" nearer to a number. Should a text still not be at rest after a
    few rounds, all of it becomes one span; so the cost stays linear.
    """
    spans = find(text) if found is None else found
    for _ in range(_rounds(text)):
        if not spans:
            return spans
        masked, marks = _with_marks(text, spans)
        more = _beside(masked, marks, find(masked))
        if not more:
            return spans
        spans = merged([*spans, *more])
    return _all_of(text, spans)


def settled_all(
    texts: Sequence[str],
    find_all: Callable[[Sequence[str]], SpansAt],
) -> list[Sequence[Span]]:
    """`settled` for each text, by one search over all that are not at rest, round by round.

    Where nothing is found, one empty tuple for all: with a list for each, the collector makes
    `bin/bench detect` take 7 % longer.
    """
    found = find_all(texts)
    rest = [*found]
    for number in range(ROUNDS):
        marked = [_with_marks(texts[place], found[place]) for place in rest]
        moved: list[int] = []
        for index, spans in find_all([masked for masked, _ in marked]).items() if rest else ():
            more = _beside(*marked[index], spans)
            if more:
                place = rest[index]
                found[place] = merged([*found[place], *more])
                moved.append(place)
        rest = [place for place in moved if number + 1 < _rounds(texts[place])]
        for place in set(moved).difference(rest):
            found[place] = _all_of(texts[place], found[place])
    return [found.get(place, ()) for place in range(len(texts))]


def _rounds(text: str) -> int:
    """How often a text is looked at again, masked.

    Once, where it is hundreds of numbers side by side: each look costs a visitor's message as much
    as the first, and nothing but numbers is lost with it (`bin/bench visitors`).
    """
    if len(text) < CROWDED:
        return ROUNDS
    digits = sum(map(str.isdigit, text))
    return 1 if digits >= max(CROWDED, MOSTLY * len(text)) else ROUNDS


def _all_of(text: str, spans: Sequence[Span]) -> list[Span]:
    return [Span(0, len(text), spans[0].kind)]


class _Mark(NamedTuple):
    """A mark: where it starts in the masked text, and what it stands for in the original."""

    place: int
    start: int
    end: int


def _with_marks(text: str, spans: Sequence[Span]) -> tuple[str, list[_Mark]]:
    """The masked text, and its marks."""
    pieces: list[str] = []
    marks: list[_Mark] = []
    last = place = 0
    for start, end in passages(text, spans):
        place += start - last
        marks.append(_Mark(place, start, end))
        pieces += text[last:start], MARK
        place += len(MARK)
        last = end
    pieces.append(text[last:])
    return "".join(pieces), marks


def _beside(
    masked: str,
    marks: list[_Mark],
    spans: Sequence[Span],
) -> list[Span]:
    """Those of a masked text's spans that are more than marks, where they lie in the original."""
    return [_back(span, marks) for span in spans if masked[span.start : span.end].strip("*")]


def _back(span: Span, marks: list[_Mark]) -> Span:
    start = _original(span.start, marks, side=0)
    end = _original(span.end, marks, side=1)
    return Span(start, end, span.kind)


def _original(
    place: int,
    marks: list[_Mark],
    side: int,
) -> int:
    """An offset in the masked text as one in the original; in a mark, its near or its far side."""
    index = (
        bisect_right(
            marks,
            place - side,
            key=lambda mark: mark.place,
        )
        - 1
    )
    if index < 0:
        return place
    mark = marks[index]
    behind = place - mark.place - len(MARK)
    if behind < side:
        return mark.end if side else mark.start
    return mark.end + behind
