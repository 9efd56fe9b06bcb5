"""The only door to regular expressions: google-re2, whose cost grows with the text and never faster.

Keep two things when writing a pattern: no optional tail that can look ahead without bound (a search is linear, but
a search after every match would not be), and no upper bound on a repeat above about 80 (RE2 unrolls it).
"""

from collections.abc import Iterator
from typing import Any

import re2


def _options(max_mem: int = 64 << 20) -> Any:
    options = re2.Options()
    options.log_errors = False
    options.max_mem = max_mem
    return options


class Pattern:
    """One RE2 pattern. Text is `bytes` where it is plain ASCII: offsets are the same, and RE2 need not decode."""

    __slots__ = ("_match", "_search", "_spans", "source")

    def __init__(self, source: str) -> None:
        """Raise re2.error when `source` is not a pattern."""
        compiled = re2.compile(source, options=_options())
        self.source = source
        self._spans: Any = compiled.finditer
        self._search: Any = compiled.search
        self._match: Any = compiled.match

    def spans(self, text: str | bytes, group: int = 0) -> Iterator[tuple[int, int]]:
        """Where it matches, left to right, never overlapping; a group that took no part is left out."""
        for match in self._spans(text):
            start, end = match.span(group)
            if start >= 0:
                yield start, end

    def seen(self, text: str | bytes) -> bool:
        return self._search(text) is not None

    def length(self, text: str | bytes) -> int:
        """How long the match at the very start is; 0 if there is none."""
        match = self._match(text)
        return match.end() if match else 0

    def first(self, text: str | bytes, group: int = 0) -> tuple[int, int] | None:
        match = self._search(text)
        return match.span(group) if match and match.span(group)[0] >= 0 else None


class Patterns:
    """Many patterns tried in one pass: tells which of them occur, not where."""

    __slots__ = ("_match",)

    def __init__(self, sources: list[str], anchored: bool = False) -> None:
        """`anchored`: only at the start of a text."""
        joint = (re2.Set.MatchSet if anchored else re2.Set.SearchSet)(_options(256 << 20))
        for source in sources:
            joint.Add(source)
        joint.Compile()
        self._match: Any = joint.Match

    def seen(self, text: str | bytes) -> list[int]:
        """Positions, in `sources`, of the patterns that occur."""
        return self._match(text) or []


def words(*alternatives: str) -> str:
    """A pattern for any of these words or phrases, whatever the case; a blank stands for any space or hyphen.

    RE2's word boundary knows ASCII letters only, so it is set only where a word starts or ends with one.
    """
    return "(?i)(?:" + "|".join(_bounded(each) for each in alternatives) + ")"


def _bounded(word: str) -> str:
    left = r"\b" if word[0].isascii() and word[0].isalnum() else ""
    right = r"\b" if word[-1].isascii() and word[-1] not in "#." else ""
    return left + "(?:" + word.replace(" ", r"[ _-]{0,2}") + ")" + right
