"""The only door to regular expressions: google-re2.

Its cost grows with the text and never faster.

Keep two things when writing a pattern: no optional tail that can look ahead without bound (a search
is linear, but a search after every match would not be), and no upper bound on a repeat above about
80 (RE2 unrolls it).
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache
from typing import Any

import re2


def _options(megabytes: int, captures: bool = True) -> Any:
    options = re2.Options()
    options.log_errors = False
    options.max_mem = megabytes << 20
    options.never_capture = not captures
    return options


_ANYWHERE = re2._re2.RE2.Anchor.UNANCHORED
_characters = re2._re2.BytesToCharLen
_AT_START = re2._re2.RE2.Anchor.ANCHOR_START


def _width(lead: int) -> int:
    """How many bytes a character has that begins with this one."""
    return 1 if lead < 0x80 else 2 if lead < 0xE0 else 3 if lead < 0xF0 else 4


class LinearPattern:
    """One RE2 pattern. Text is `bytes` where it is plain ASCII: then RE2 need not decode it.

    For bytes this calls RE2 itself, past the module's own `search`: most texts are short, and the
    match objects that it makes cost several times what the search does. With them,
    `bin/bench detect` takes 13 % longer.

    Where no group is asked for, a twin of the pattern without groups searches: RE2 finds groups by
    a second, slower search of each match. A gate of words costs half as much so.
    """

    __slots__ = ("_bytes", "_text", "_whole", "source")

    def __init__(self, source: str) -> None:
        """Raise re2.error when `source` is not a pattern."""
        self._text: Any = re2.compile(source, options=_options(64))
        self._bytes: Any = self._text._regexp.Match
        self._whole: Any = None if self._text.groups else self._bytes
        self.source = source

    def _search(self, group: int = 0) -> Any:
        """RE2's own search, for this group of a match; the twin is made once it is needed."""
        if group:
            return self._bytes
        if self._whole is None:
            options = _options(64, captures=False)
            self._whole = re2.compile(self.source, options=options)._regexp.Match
        return self._whole

    def spans(self, text: str | bytes, group: int = 0) -> Iterator[tuple[int, int]]:
        """Where it matches, left to right, never overlapping; without groups that took no part."""
        if isinstance(text, bytes):
            return self._in_bytes(text, group)
        return self._in_text(text, group)

    def _in_bytes(self, text: bytes, group: int) -> Iterator[tuple[int, int]]:
        search = self._search(group)
        place, length = 0, len(text)
        while place <= length:
            match = search(_ANYWHERE, text, place, length)
            end = match[0][1]
            if end < 0:
                return
            if match[group][0] >= 0:
                yield match[group]
            place = end + (end == place)

    def framed(self, scan: bytes) -> list[tuple[int, int]]:
        """`spans` of group 1, in bytes of UTF-8, where a match is nothing but that group and at
        either side one character or the text's edge.

        Groups are asked for at the edges alone: elsewhere it is known where group 1 lies, and the
        search without groups takes half the time.
        """
        search = self._search()
        places: list[tuple[int, int]] = []
        place, length = 0, len(scan)
        while place <= length:
            start, end = search(_ANYWHERE, scan, place, length)[0]
            if end < 0:
                break
            if start == 0 or end == length:
                places.append(self._bytes(_ANYWHERE, scan, place, length)[1])
            else:
                inner = end - 1
                while scan[inner] & 0xC0 == 0x80:
                    inner -= 1
                places.append((start + _width(scan[start]), inner))
            place = end + (end == start)
        return places

    def _in_text(self, text: str, group: int) -> Iterator[tuple[int, int]]:
        """As in bytes, with offsets counted once.

        The module's `finditer` counts those of all groups at each match: with it, a message full of
        labels took 180 ms (`bin/bench visitors`).
        """
        search = self._search(group)
        scan = text.encode(errors="replace")
        place, length = 0, len(scan)
        counted = characters = 0  # bytes of the text, and how many characters they are
        while place <= length:
            match = search(_ANYWHERE, scan, place, length)
            stop = match[0][1]
            if stop < 0:
                return
            start, end = match[group]
            if start >= 0:
                characters += _characters(scan, counted, start)
                counted = start
                yield characters, characters + _characters(scan, start, end)
            if stop > place:
                place = stop
                continue
            place += 1  # nothing was matched: asked again one character on
            while place < length and scan[place] & 0xC0 == 0x80:
                place += 1

    def pieces(self, text: bytes, ends: list[int]) -> set[int]:
        """Which pieces of a text hold a match or a part of one.

        `ends`: where each piece ends, its separator taken in. A match that runs over an edge may
        hide one that begins in the piece it ran into: both are named.
        """
        search = self._search()
        place, length = 0, len(text)
        places: set[int] = set()
        while place < length:
            start, end = search(_ANYWHERE, text, place, length)[0]
            if end < 0:
                break
            first = bisect_right(ends, start)
            last = first if end <= ends[first] else bisect_left(ends, end)
            places.update(range(first, last + 1))
            place = ends[last]
        return places

    def seen(self, text: str | bytes) -> bool:
        """Whether it matches anywhere."""
        scan = text if isinstance(text, bytes) else text.encode(errors="replace")
        return bool(self._search()(_ANYWHERE, scan, 0, len(scan))[0][1] >= 0)

    def reach(self, text: str | bytes) -> int:
        """Where the first match ends; -1 if there is none."""
        scan = text if isinstance(text, bytes) else text.encode(errors="replace")
        end = int(self._search()(_ANYWHERE, scan, 0, len(scan))[0][1])
        return end if end < 0 or scan is text else int(_characters(scan, 0, end))

    def length(self, text: str | bytes) -> int:
        """How long group 1 of a match at the very start is; 0 if there is none."""
        scan = text if isinstance(text, bytes) else text.encode(errors="replace")
        match = self._bytes(_AT_START, scan, 0, len(scan))
        if match[0][0] != 0:
            return 0
        end = int(match[1][1])
        return end if scan is text or end < 0 else int(_characters(scan, 0, end))

    def first(self, text: str | bytes, group: int = 0) -> tuple[int, int] | None:
        return next(self.spans(text, group), None)


class PatternSet:
    """Many patterns tried in one pass: tells which of them occur, not where."""

    __slots__ = ("_match",)

    def __init__(self, sources: list[str], anchored: bool = False) -> None:
        """`anchored`: only at the start of a text."""
        make = re2.Set.MatchSet if anchored else re2.Set.SearchSet
        joint = make(_options(256))
        for source in sources:
            joint.Add(source)
        joint.Compile()
        self._match: Any = joint._set.Match

    def seen(self, text: str | bytes) -> list[int]:
        """Positions, in `sources`, of the patterns that occur."""
        encoded = text if isinstance(text, bytes) else text.encode(errors="replace")
        return self._match(encoded) or []


@cache
def compiled(source: str) -> LinearPattern:
    return LinearPattern(source)


@cache
def words(listed: str) -> str:
    """A pattern for any of these words or phrases, which commas or line ends keep apart.

    Whatever the case; a blank stands for any space or hyphen; each may itself be a pattern. RE2's
    word boundary knows ASCII letters only, so it is set only where a word starts or ends with one.
    A katakana "ー" is a dash by the time that a detector sees it.
    """
    each = [word for word in re.split(r",\s+|\s*\n\s*", listed.strip(" ,\n")) if word]
    return "(?i)(?:" + "|".join(_bounded(word) for word in each) + ")"


def _bounded(word: str) -> str:
    left = r"\b" if word[0].isascii() and word[0].isalnum() else ""
    right = r"\b" if _tail(word).isascii() and word[-1] not in "#." else ""
    spelt = word.replace(" ", r"[ _-]{0,2}").replace("ー", "-")
    return f"{left}(?:{spelt}){right}"


def _tail(word: str) -> str:
    """The letters that a word may end with."""
    if word[-1] not in ")]?":
        return word[-1]
    opened = max(word.rfind("("), word.rfind("["), 1)
    return word[opened - 1 :]
