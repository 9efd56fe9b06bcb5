"""What the conversation itself tells: each known value of a contact, wherever and however it is written again.

All values go into one automaton over folded text (no case, accents, spaces or punctuation); only a hit is looked at
closely. What counts as the same value:

- `name`: the whole name in any order of its parts, and each part of two letters or more as a word of its own. A part
  that is also a common word, or has only two letters, counts only where it stands as a name (see `common_names`).
- `email`: the whole address, and its user part of three characters or more unless it is a role ("info", "sales").
- `phone_number`: its digits with any separators and with, without, or with another spelling of the country code.
- any other kind: the whole value, as words of its own.

A value that says too little would black out the text: one character, digits shorter than four, and everyday words
("yes", "male", "today", "the") count only where they are all that a text says.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, permutations
from typing import NamedTuple

import ahocorasick_rs
import phonenumbers

from chatlinks.privacy.common_names import SMALL, WORDS, is_name
from chatlinks.privacy.detectors.span import Span, merged
from chatlinks.privacy.folding import fold, fold_places, is_accent, is_word, unspaced
from chatlinks.privacy.names import QUOTES, called_by, compounds, words_of

ROLES = frozenset(
    "info admin sales support contact mail email hello help office team service noreply no-reply me user test billing hr".split()
)
TRIVIAL = SMALL | frozenset(
    "yes no ok okay true false none null na nil m f male female other others unknown today tomorrow yesterday now later online offline cash card "
    "morning evening afternoon night english hindi home work office email phone mobile single married city state country price quantity size small "
    "medium large red blue green black white first second third one two three four five six seven eight nine ten different same change cancel "
    "refund delivery payment account number order status product item hi hello hey thanks thank please good bad nice fine sure done".split()
)
PREFIXES = frozenset(
    fold(each)
    for each in "و ف ب ك ل ال وال بال فال كال لل ول وب ول ולה ו ב ל ה מ ש כ וב ול".split()
)
SUFFIXES = frozenset(fold(each) for each in "जी ने को का की के से में पर भी तो भाई दीदी सर मैम".split())
"""What Hindi writers hang on a name: शर्माजी, प्रियाने."""
GAP = 3


class _Needle(NamedTuple):
    """`how`: "tight" in one piece, "loose" with separators, "name" tight and in need of a name's place,
    "phone", "whole" only as all of a text."""

    folded: str
    kind: str
    how: str
    gap: int = 3  # separators that may lie between two characters


class KnownValues:
    """The known values of one contact; cheap to build (tens of microseconds) and to search (a few, on a miss)."""

    __slots__ = ("_codes", "_needles", "_seen")

    def __init__(self, values: Iterable[tuple[str, str]]) -> None:
        """`values`: pairs of kind and value; kinds `name`, `email`, `phone_number` or any entity's name."""
        self._codes: set[str] = set()
        needles = {
            needle: None for kind, value in values for needle in self._needles_of(kind, str(value))
        }
        self._needles = [needle for needle in needles if needle.folded]
        self._seen = (
            ahocorasick_rs.AhoCorasick(
                [needle.folded for needle in self._needles],
                implementation=ahocorasick_rs.Implementation.NoncontiguousNFA,
            )
            if self._needles
            else None
        )

    def find(self, text: str) -> list[Span]:
        """Where any of the values stands in `text`: in order, never overlapping."""
        if self._seen is None:
            return []
        hits = self._seen.find_matches_as_indexes(fold(text), overlapping=True)
        return self._spans(text, hits) if hits else []

    def near(self, text: str) -> bool:
        """Whether `find` is worth asking, of this text or of any piece of it: false is sure, and quickly told."""
        return self._seen is not None and bool(self._seen.find_matches_as_indexes(fold(text)))

    @property
    def codes(self) -> frozenset[str]:
        """Countries' codes that these values tell; each counts in front of all their phone numbers."""
        return frozenset(self._codes)

    def find_all(self, texts: Iterable[str]) -> list[list[Span]]:
        """`find` for each text."""
        return [self.find(text) for text in texts]

    def find_split(self, texts: Sequence[str]) -> list[list[Span]]:
        """`find_all` for consecutive messages of one sender, and the values that two or three of them give in parts."""
        across = self.find_across(texts)
        return [
            merged([*one, *parts]) for one, parts in zip(self.find_all(texts), across, strict=True)
        ]

    def find_across(self, texts: Sequence[str]) -> list[list[Span]]:
        """Only the pieces of values that two or three of these messages give in parts, by text."""
        found: list[list[Span]] = [[] for _ in texts]
        if not self.near("".join(texts)):
            return found
        for first in range(len(texts) - 1):
            for count in (2, 3):
                if first + count <= len(texts):
                    self._across(texts[first : first + count], found, first)
        return found

    def _across(self, texts: Sequence[str], found: list[list[Span]], first: int) -> None:
        """Only what begins in the first of these texts and ends in the last."""
        for gap in ("", " "):
            joined = gap.join(texts)
            for span in self.find(joined):
                place = 0
                parts: list[tuple[int, Span]] = []
                for index, text in enumerate(texts):
                    start, end = max(span.start - place, 0), min(span.end - place, len(text))
                    if start < end:
                        parts.append((first + index, Span(start, end, span.kind)))
                    place += len(text) + len(gap)
                if len(parts) == len(texts):
                    for index, part in parts:
                        found[index].append(part)

    def _needles_of(self, kind: str, value: str) -> Iterator[_Needle]:
        folded = fold(value)
        if kind == "phone_number":
            yield from self._phone(value, folded)
        elif kind == "email":
            yield _Needle(folded, kind, "loose")
            user = value.partition("@")[0].strip().lower()
            if len(fold(user)) >= 3 and user not in ROLES and not _trivial(fold(user)):
                yield _Needle(fold(user), kind, "loose")
        elif kind == "name":
            yield from _name(value)
        else:  # what a person marked by hand is meant, however common the word
            trivial = _trivial(folded) and not kind.startswith("marked")
            yield _Needle(
                folded, kind, "whole" if trivial else "loose", max(GAP, _widest_gap(value))
            )

    def _phone(self, value: str, folded: str) -> Iterator[_Needle]:
        digits = "".join(filter(str.isdigit, folded))
        if len(digits) < 6:
            yield _Needle(folded, "phone_number", "whole")
            return
        international = "+" in value or digits.startswith("00") or len(digits) > 10
        rest = digits.removeprefix("00") if digits.startswith("00") else digits
        for length in (1, 2, 3):
            code = rest[:length]
            if (
                international
                and int(code) in phonenumbers.COUNTRY_CODE_TO_REGION_CODE
                and len(rest) - length >= 6
            ):
                self._codes.add(code)
                yield _Needle(rest[length:].lstrip("0"), "phone_number", "phone")
                break
        yield _Needle(rest.lstrip("0") or digits, "phone_number", "phone")

    def _spans(self, text: str, hits: list[tuple[int, int, int]]) -> list[Span]:
        _, places = fold_places(text)
        spans: list[Span] = []
        for index, first, last in sorted(hits, key=lambda hit: hit[1] - hit[2]):
            needle = self._needles[index]
            start, end = places[first], _end(text, places[last - 1] + 1)
            if needle.how == "phone":
                start = self._phone_start(text, start)
            if start >= 0 and self._stands(text, places[first:last], start, end, needle):
                spans.append(Span(start, end, needle.kind))
        return _joined(text, merged(spans))

    def _stands(self, text: str, places: list[int], start: int, end: int, needle: _Needle) -> bool:
        if needle.how == "whole":
            return not any(map(is_word, text[:start])) and not any(map(is_word, text[end:]))
        if not _bounded(text, start, end) or not _together(text, places, needle):
            return False
        return needle.how != "name" or is_name(text, start, end)

    def _phone_start(self, text: str, start: int) -> int:
        """`start` moved to before the country code or zero that stands in front; -1 when other digits touch."""
        begun = start
        while (
            begun
            and start - begun < 8
            and (text[begun - 1].isdigit() or text[begun - 1] in "+-() .\u00a0")
        ):
            begun -= 1
        lead = fold(text[begun:start])
        allowed = {
            "0",
            "00",
            *self._codes,
            *(f"00{code}" for code in self._codes),
            *(f"{code}0" for code in self._codes),
        }
        allowed |= {f"0{code}" for code in self._codes}
        while begun < start and not (text[begun].isdigit() or text[begun] in "+("):
            begun += 1
        if lead in allowed or (lead.isdigit() and 1 <= len(lead) <= 3 and text[begun] == "+"):
            return begun
        plus = start
        while plus and text[plus - 1] in "+(":
            plus -= 1
        touching = text[plus - 1 : plus] if plus else ""
        return plus if not touching.isdigit() else -1


def _trivial(folded: str) -> bool:
    return len(folded) < 2 or folded in TRIVIAL or (folded.isdigit() and len(folded) < 4)


def _name(value: str) -> Iterator[_Needle]:
    parts = [part for part in (fold(each) for each in words_of(value)) if part]
    if len(parts) > 1:
        for order in permutations(parts) if len(parts) <= 3 else (parts, parts[::-1]):
            yield _Needle("".join(order), "name", "loose")
    for compound in filter(None, map(fold, compounds(value))):
        yield _Needle(compound, "name", "loose")
    for part in (*parts, *map(fold, called_by(value))):
        if len(part) >= 2 and not part.isdigit():
            common = part in WORDS or (len(part) == 2 and part.isascii())
            yield _Needle(part, "name", "name" if common else "tight")


def _end(text: str, end: int) -> int:
    """Past the accents that the last letter carries."""
    while end < len(text) and is_accent(text[end]):
        end += 1
    return end


def _bounded(text: str, start: int, end: int) -> bool:
    if (
        end < len(text)
        and is_word(text[end])
        and not (unspaced(text[end - 1]) or _suffixed(text, end))
    ):
        return False
    if not start or not is_word(text[start - 1]) or unspaced(text[start]):
        return True
    begun = start
    while begun and start - begun < 4 and is_word(text[begun - 1]):
        begun -= 1
    return (
        not text[start].isascii()
        and (not begun or not is_word(text[begun - 1]))
        and fold(text[begun:start]) in PREFIXES
    )


def _suffixed(text: str, end: int) -> bool:
    if not "\u0900" <= text[end] <= "\u097f":
        return False
    stop = end
    while stop < len(text) and stop - end < 5 and is_word(text[stop]):
        stop += 1
    return fold(text[end:stop]) in SUFFIXES and not (stop < len(text) and is_word(text[stop]))


def _together(text: str, places: list[int], needle: _Needle) -> bool:
    """Whether only a few separators lie between the characters: none to see for one word."""
    return all(
        two - one <= 1 or _gap_fits(text[one + 1 : two], needle) for one, two in pairwise(places)
    )


def _gap_fits(gap: str, needle: _Needle) -> bool:
    seen = "".join(each for each in gap if not is_accent(each) and each.isprintable())
    return (
        not seen
        or (needle.how not in ("tight", "name") and len(seen) <= needle.gap)
        or seen in tuple(QUOTES)
    )


def _widest_gap(value: str) -> int:
    """How many separators the value itself holds in a row, as in "Sonoma Ave, # 44"."""
    widest = run = 0
    for each in value:
        run = 0 if is_word(each) else run + 1
        widest = max(widest, run)
    return widest


def _joined(text: str, spans: list[Span]) -> list[Span]:
    """Parts of a name that stand side by side are one span, so that a mark does not tell how many there are."""
    joined: list[Span] = []
    for span in spans:
        last = joined[-1] if joined else None
        if last and last.kind == span.kind == "name" and _side_by_side(text, last.end, span.start):
            joined[-1] = Span(last.start, span.end, span.kind)
        else:
            joined.append(span)
    return joined


def _side_by_side(text: str, end: int, start: int) -> bool:
    return start - end <= GAP and not text[end:start].strip(" ,._-")
