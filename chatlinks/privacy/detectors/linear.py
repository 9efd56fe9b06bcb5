"""The only door to regular expressions: google-re2, whose cost grows with the text and never faster.

Keep two things when writing a pattern: no optional tail that can look ahead without bound (a search is linear, but
a search after every match would not be), and no upper bound on a repeat above about 80 (RE2 unrolls it).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Any

import re2


def _options(max_mem: int = 64 << 20) -> Any:
    options = re2.Options()
    options.log_errors = False
    options.max_mem = max_mem
    return options


_ANYWHERE, _AT_START = re2._re2.RE2.Anchor.UNANCHORED, re2._re2.RE2.Anchor.ANCHOR_START


class Pattern:
    """One RE2 pattern. Text is `bytes` where it is plain ASCII: offsets are the same, and RE2 need not decode.

    For bytes this calls RE2 itself: most texts are short, and the objects that the Python layer makes for each match
    cost several times what the search does.
    """

    __slots__ = ("_bytes", "_text", "source")

    def __init__(self, source: str) -> None:
        """Raise re2.error when `source` is not a pattern."""
        self._text: Any = re2.compile(source, options=_options())
        self._bytes: Any = self._text._regexp.Match
        self.source = source

    def spans(self, text: str | bytes, group: int = 0) -> Iterator[tuple[int, int]]:
        """Where it matches, left to right, never overlapping; a group that took no part is left out."""
        return self._in_text(text, group) if isinstance(text, str) else self._in_bytes(text, group)

    def _in_bytes(self, text: bytes, group: int) -> Iterator[tuple[int, int]]:
        search, place, length = self._bytes, 0, len(text)
        while place <= length:
            match = search(_ANYWHERE, text, place, length)
            end = match[0][1]
            if end < 0:
                return
            if match[group][0] >= 0:
                yield match[group]
            place = end + (end == place)

    def _in_text(self, text: str, group: int) -> Iterator[tuple[int, int]]:
        for match in self._text.finditer(text):
            if match.start(group) >= 0:
                yield match.span(group)

    def pieces(self, text: bytes, ends: list[int]) -> set[int]:
        """Which pieces of a text hold a match or a part of one; each goes to one of `ends`, its separator taken in.

        A match that runs over an edge may hide one that begins in the piece it ran into: both are told.
        """
        search, place, length = self._bytes, 0, len(text)
        found: set[int] = set()
        while place < length:
            start, end = search(_ANYWHERE, text, place, length)[0]
            if end < 0:
                break
            first = bisect_right(ends, start)
            last = first if end <= ends[first] else bisect_left(ends, end)
            found.update(range(first, last + 1))
            place = ends[last]
        return found

    def seen(self, text: str | bytes) -> bool:
        if isinstance(text, bytes):
            return bool(self._bytes(_ANYWHERE, text, 0, len(text))[0][0] >= 0)
        return self._text.search(text) is not None

    def length(self, text: str | bytes) -> int:
        """How long group 1 of a match at the very start is; 0 if there is none."""
        if isinstance(text, bytes):
            match = self._bytes(_AT_START, text, 0, len(text))
            return int(match[1][1]) if match[0][0] == 0 else 0
        match = self._text.match(text)
        return match.end(1) if match else 0

    def reach(self, text: str | bytes) -> int:
        """Where the first match ends; -1 if there is none."""
        if isinstance(text, bytes):
            return int(self._bytes(_ANYWHERE, text, 0, len(text))[0][1])
        match = self._text.search(text)
        return match.end() if match else -1

    def first(self, text: str | bytes, group: int = 0) -> tuple[int, int] | None:
        return next(self.spans(text, group), None)


class Patterns:
    """Many patterns tried in one pass: tells which of them occur, not where."""

    __slots__ = ("_match",)

    def __init__(self, sources: list[str], anchored: bool = False) -> None:
        """`anchored`: only at the start of a text."""
        joint = (re2.Set.MatchSet if anchored else re2.Set.SearchSet)(_options(256 << 20))
        for source in sources:
            joint.Add(source)
        joint.Compile()
        self._match: Any = joint._set.Match

    def seen(self, text: str | bytes) -> list[int]:
        """Positions, in `sources`, of the patterns that occur."""
        return self._match(text if isinstance(text, bytes) else text.encode(errors="replace")) or []


def words(*alternatives: str) -> str:
    """A pattern for any of these words or phrases, whatever the case; a blank stands for any space or hyphen.

    RE2's word boundary knows ASCII letters only, so it is set only where a word starts or ends with one. A katakana
    "ー" is a dash by the time that a rule sees it.
    """
    return "(?i)(?:" + "|".join(_bounded(each) for each in alternatives) + ")"


def _bounded(word: str) -> str:
    left = r"\b" if word[0].isascii() and word[0].isalnum() else ""
    right = r"\b" if _tail(word).isascii() and word[-1] not in "#." else ""
    return left + "(?:" + word.replace(" ", r"[ _-]{0,2}").replace("ー", "-") + ")" + right


def _tail(word: str) -> str:
    """The letters that a word may end with."""
    if word[-1] not in ")]?":
        return word[-1]
    return word[max(word.rfind("("), word.rfind("["), 1) - 1 :]
