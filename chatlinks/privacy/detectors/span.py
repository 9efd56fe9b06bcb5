"""What a detector gives back."""

from typing import NamedTuple


class Span(NamedTuple):
    """A passage of a text that must not be shown: character offsets into the original, end exclusive."""

    start: int
    end: int
    kind: str


class Finding(NamedTuple):
    """What one rule made of one candidate, accepted or not, in words for the page where an admin tries a text."""

    start: int
    end: int
    kind: str
    rule: str
    why: str
    accepted: bool = True


class Candidate(NamedTuple):
    """A passage that a rule looked at. `reason` is empty when it is accepted, else says why it is not."""

    start: int
    end: int
    kind: str
    reason: str
    because: str = ""


def merged(spans: list[Span]) -> list[Span]:
    """Spans in order, those that overlap made one: it takes the kind of whichever came first in the list.

    The union, not the winner alone: dropping the loser's far end would show a part of it.
    """
    if len(spans) < 2:
        return spans
    ranked = sorted(
        ((span, rank) for rank, span in enumerate(spans)), key=lambda pair: pair[0].start
    )
    clusters: list[tuple[Span, int]] = []
    for span, rank in ranked:
        if clusters and span.start < clusters[-1][0].end:
            clusters[-1] = _union(clusters[-1], (span, rank))
        else:
            clusters.append((span, rank))
    return [span for span, _ in clusters]


def _union(one: tuple[Span, int], other: tuple[Span, int]) -> tuple[Span, int]:
    kind, rank = (one[0].kind, one[1]) if one[1] < other[1] else (other[0].kind, other[1])
    return Span(one[0].start, max(one[0].end, other[0].end), kind), rank
