"""Patterns that a business adds for itself, on RE2 only."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import re2

from chatlinks.privacy.detection.engine.linear import LinearPattern, PatternSet
from chatlinks.privacy.detection.engine.normalise import NormalText
from chatlinks.privacy.detection.engine.span import Span

LONGEST = 1_000
MOST_MATCHES = 200
PROBES = ("", "a", "1", " ", "a 1-b.", "A_é\n")


class BusinessPatterns(NamedTuple):
    names: list[str]
    patterns: list[LinearPattern]
    hints: PatternSet


def compile_patterns(pairs: Iterable[tuple[str, str]]) -> BusinessPatterns:
    """From (name, RE2 pattern) pairs; a name becomes the kind of what it finds.

    Raise ValueError, with a sentence to show to the admin who wrote the pattern.
    """
    names: list[str] = []
    patterns: list[LinearPattern] = []
    for name, source in pairs:
        names.append(name)
        patterns.append(_compile(name, source))
    hints = PatternSet([pattern.source for pattern in patterns])
    return BusinessPatterns(names, patterns, hints)


def _compile(name: str, source: str) -> LinearPattern:
    if not name.strip():
        raise ValueError("Give the pattern a name.")
    if not source or len(source) > LONGEST:
        raise ValueError(f"The pattern “{name}” must have 1 to {LONGEST} characters.")
    try:
        pattern = LinearPattern(source)
    except re2.error as error:
        reason = error.args[0].decode() if isinstance(error.args[0], bytes) else str(error)
        raise ValueError(
            f"The pattern “{name}” cannot be used: {reason}. "
            "Look-ahead, look-behind and back-references do not exist here."
        ) from None
    if any(start == end for probe in PROBES for start, end in pattern.spans(probe)):
        raise ValueError(
            f"The pattern “{name}” also matches nothing at all; "
            "make it require at least one character."
        )
    return pattern


def business_spans(
    normal: NormalText,
    original: str,
    patterns: BusinessPatterns,
) -> Iterator[Span]:
    """What the business's patterns find, in the text as it was written or with plain digits."""
    length = len(normal.text)
    for index in patterns.hints.seen(normal.scan):
        for start, end in _capped(
            patterns.patterns[index],
            normal.scan,
            length,
        ):
            yield Span(*normal.original(start, end), patterns.names[index])
    if normal.text == original:
        return
    for index in patterns.hints.seen(original):
        for start, end in _capped(
            patterns.patterns[index],
            original,
            len(original),
        ):
            yield Span(start, end, patterns.names[index])


def occur(text: str, patterns: BusinessPatterns) -> bool:
    """Whether any of them is in the text, as it was written or with plain digits."""
    seen = patterns.hints.seen
    return bool(seen(NormalText(text).scan) or (not text.isascii() and seen(text)))


def _capped(
    pattern: LinearPattern,
    text: str | bytes,
    length: int,
) -> Iterator[tuple[int, int]]:
    """A pattern may look far ahead after every match.

    After many matches the rest of the text counts as one: the cost stays linear, and nothing gets
    through.
    """
    for count, (start, end) in enumerate(pattern.spans(text)):
        if count == MOST_MATCHES:
            yield start, length
            return
        if start < end:
            yield start, end
