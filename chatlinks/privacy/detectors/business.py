"""Patterns that a business adds for itself, on RE2 only."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import re2

from chatlinks.privacy.detectors.linear import Pattern, Patterns
from chatlinks.privacy.detectors.normalise import Page
from chatlinks.privacy.detectors.span import Span

LONGEST = 1_000
MOST_MATCHES = 200
PROBES = ("", "a", "1", " ", "a 1-b.", "A_é\n")


class BusinessPatterns(NamedTuple):
    names: list[str]
    patterns: list[Pattern]
    hints: Patterns


def compile_patterns(pairs: Iterable[tuple[str, str]]) -> BusinessPatterns:
    """From (name, RE2 pattern) pairs; a name becomes the kind of what it finds.

    Raise ValueError, with a sentence to show to the admin who wrote the pattern.
    """
    named = list(pairs)
    for name, source in named:
        _check(name, source)
    compiled = [Pattern(source) for _, source in named]
    return BusinessPatterns(
        [name for name, _ in named], compiled, Patterns([source for _, source in named])
    )


def _check(name: str, source: str) -> None:
    if not name.strip():
        raise ValueError("Give the pattern a name.")
    if not source or len(source) > LONGEST:
        raise ValueError(f"The pattern “{name}” must have 1 to {LONGEST} characters.")
    try:
        pattern = Pattern(source)
    except re2.error as error:
        reason = error.args[0].decode() if isinstance(error.args[0], bytes) else str(error)
        raise ValueError(
            f"The pattern “{name}” cannot be used: {reason}. Look-ahead, look-behind and back-references do not exist here."
        ) from None
    if any(start == end for probe in PROBES for start, end in pattern.spans(probe)):
        raise ValueError(
            f"The pattern “{name}” also matches nothing at all; make it require at least one character."
        )


def business_spans(page: Page, original: str, patterns: BusinessPatterns) -> list[Span]:
    """What the business's patterns find, in the text as it was written or with plain digits."""
    found = []
    for index in patterns.hints.seen(page.scan):
        for start, end in _capped(patterns.patterns[index], page.scan, len(page.text)):
            found.append(Span(*page.original(start, end), patterns.names[index]))
    if page.text != original:
        for index in patterns.hints.seen(original):
            spans = _capped(patterns.patterns[index], original, len(original))
            found += [Span(start, end, patterns.names[index]) for start, end in spans]
    return found


def occur(text: str, patterns: BusinessPatterns) -> bool:
    """Whether any of them is in the text, as it was written or with plain digits."""
    seen = patterns.hints.seen
    return bool(seen(Page(text).scan) or (not text.isascii() and seen(text)))


def _capped(pattern: Pattern, text: str | bytes, length: int) -> Iterator[tuple[int, int]]:
    """A pattern may look far ahead after every match. After many matches the rest of the text counts as one:
    the cost stays linear, and nothing gets through."""
    for count, (start, end) in enumerate(pattern.spans(text)):
        if count == MOST_MATCHES:
            yield start, length
            return
        if start < end:
            yield start, end
