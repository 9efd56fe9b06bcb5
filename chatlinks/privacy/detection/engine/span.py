"""Passages of a text, from the first look at one to the span that is hidden."""

from collections.abc import Callable
from typing import Any, NamedTuple


class Span(NamedTuple):
    """A passage that must not be shown: character offsets into the original, end exclusive."""

    start: int
    end: int
    kind: str


class Candidate(NamedTuple):
    """A passage that a detector looked at: offsets into the normalised text.

    `reason` says why it does not stand, and is empty when it does; `because` what speaks for it.
    """

    start: int
    end: int
    kind: str
    reason: str = ""
    because: str = ""


class Slip(NamedTuple):
    """A value of a kind's shape with a wrong check digit.

    `calls`: tells of the text, of `start` and `end`, whether right in front it is called what it
    is: then it is somebody's, mistyped or not. Asked of few: it takes a search.
    """

    start: int
    end: int
    kind: str
    calls: Callable[[Any, int, int], bool]


class Finding(NamedTuple):
    """What one detector made of one candidate, for the page where an admin tries a text.

    Offsets into the original. `why` is the verdict in words.
    """

    start: int
    end: int
    kind: str
    looks_for: str
    why: str
    accepted: bool = True


class _Cluster(NamedTuple):
    """Spans that overlap, made one; `rank` is the place in the list of the span that names it."""

    start: int
    end: int
    kind: str
    rank: int


def merged(spans: list[Span]) -> list[Span]:
    """Spans in order, those that overlap made one: it takes the kind of the one listed first.

    The union, not the winner alone: dropping the loser's far end would show a part of it.
    """
    if len(spans) < 2:
        return spans
    ranked = [_Cluster(*span, rank) for rank, span in enumerate(spans)]
    ranked.sort(key=lambda each: each.start)
    clusters: list[_Cluster] = []
    for each in ranked:
        if clusters and each.start < clusters[-1].end:
            clusters[-1] = _union(clusters[-1], each)
        else:
            clusters.append(each)
    return [Span(each.start, each.end, each.kind) for each in clusters]


def _union(one: _Cluster, other: _Cluster) -> _Cluster:
    surer = min(one, other, key=lambda each: each.rank)
    return _Cluster(
        one.start,
        max(one.end, other.end),
        surer.kind,
        surer.rank,
    )
