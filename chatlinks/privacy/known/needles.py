"""What is searched for, for each known value."""

from collections.abc import Iterator
from enum import Enum
from itertools import pairwise, permutations
from typing import NamedTuple

import phonenumbers

from chatlinks.privacy.detection.unreadable import report
from chatlinks.privacy.known.common_names import NEVER, SMALL, WORDS
from chatlinks.privacy.known.endings import declined, spelt_otherwise
from chatlinks.privacy.known.folding import fold, is_word
from chatlinks.privacy.known.names import called_by, compounds, respelt, words_of
from chatlinks.privacy.known.placeholders import WORDS as PLACEHOLDERS
from chatlinks.privacy.known.placeholders import is_placeholder

ROLES = frozenset(
    """
    info admin sales support contact mail email hello help office team service noreply
    no-reply me user test billing hr
    """.split()
)
TRIVIAL = SMALL | frozenset(
    """
    yes no ok okay true false none null na nil m f male female other others unknown today
    tomorrow yesterday now later online offline cash card morning evening afternoon night
    english hindi home work office email phone mobile single married city state country
    price quantity size small medium large red blue green black white first second third one
    two three four five six seven eight nine ten different same change cancel refund
    delivery payment account number order status product item hi hello hey thanks thank
    please good bad nice fine sure done
    """.split()
)
SHORTEST_PHONE = 6  # digits
SIGNS = "+-%#*°"
GAP = 3
"""Separators that may lie between two characters of a value."""


class Stands(Enum):
    """How a needle has to stand in a text."""

    TIGHT = "in one piece, as a word of its own"
    LOOSE = "as words of its own, with separators between its characters"
    NAME = "in one piece, in a place where a name stands"
    PHONE = "as digits with separators, behind a country code or none"
    WHOLE = "as all of a text"


class Needle(NamedTuple):
    """A folded spelling of a known value."""

    folded: str
    kind: str
    stands: Stands
    gap: int = GAP
    tail: str = ""
    """Signs that the value ends with, hidden with it where they stand: the plus of O+."""


def spellings(kind: str, value: str) -> list[Needle]:
    """As `needles_of`; the value as it is where that fails: it is masked still."""
    try:
        return list(needles_of(kind, value))
    except Exception as problem:
        report(problem)
        return [Needle(fold(value), kind, Stands.LOOSE)]


def needles_of(kind: str, value: str) -> Iterator[Needle]:
    """The spellings of one value; `kind` is `name`, `email`, `phone_number` or an entity's name."""
    if kind == "phone_number":
        yield from _phone(value)
    elif kind == "email":
        yield from _email(value)
    elif kind == "name":
        yield from _name(value)
    else:
        yield _entity(kind, value)


def always_hidden(kind: str, value: str) -> set[str]:
    """What a value hides wherever it stands as words of its own, each folded."""
    return {
        needle.folded
        for needle in needles_of(kind, value)
        if needle.stands in (Stands.TIGHT, Stands.LOOSE)
    }


def _entity(kind: str, value: str) -> Needle:
    folded = fold(value)
    if _trivial(folded) and not kind.startswith("marked"):
        return Needle(folded, kind, Stands.WHOLE)
    # What a person marked by hand is meant, however common the word.
    return Needle(
        folded,
        kind,
        Stands.LOOSE,
        max(GAP, _widest_gap(value)),
        _tail(value),
    )


def _tail(value: str) -> str:
    signs = value.strip()
    return signs[len(signs.rstrip(SIGNS)) :]


def says_little(value: str) -> bool:
    """Whether a value is hidden only where it is all that a text says."""
    return bool(fold(value)) and _trivial(fold(value))


def _email(value: str) -> Iterator[Needle]:
    yield Needle(fold(value), "email", Stands.LOOSE)
    user = value.partition("@")[0].strip().lower()
    folded = fold(user)
    if len(folded) >= 3 and user not in ROLES and not _trivial(folded):
        yield Needle(folded, "email", Stands.LOOSE)


def _phone(value: str) -> Iterator[Needle]:
    digits = _digits(value)
    if len(digits) < SHORTEST_PHONE:
        yield Needle(fold(value), "phone_number", Stands.WHOLE)
        return
    rest = digits.removeprefix("00")
    code = country_code(value)
    if code:
        yield Needle(
            rest[len(code) :].lstrip("0"),
            "phone_number",
            Stands.PHONE,
        )
    yield Needle(rest.lstrip("0") or digits, "phone_number", Stands.PHONE)


def country_code(value: str) -> str:
    """The country code that a phone number is written with; "" if none."""
    digits = _digits(value)
    written = "+" in value or digits.startswith("00") or len(digits) > 10
    if not written or len(digits) < 6:
        return ""
    rest = digits.removeprefix("00")
    for length in (1, 2, 3):
        known = int(rest[:length]) in phonenumbers.COUNTRY_CODE_TO_REGION_CODE
        if known and len(rest) - length >= 6:
            return rest[:length]
    return ""


def _digits(value: str) -> str:
    return "".join(filter(str.isdigit, fold(value)))


def _name(value: str) -> Iterator[Needle]:
    if is_placeholder(value):
        if len(_digits(value)) >= SHORTEST_PHONE:
            yield from _phone(value)
        return
    for spelling in dict.fromkeys((value, *respelt(value))):
        yield from _spelt_name(spelling)


def _spelt_name(value: str) -> Iterator[Needle]:
    parts = [part for part in map(fold, words_of(value)) if part]
    if len(parts) > 1:
        orders = permutations(parts) if len(parts) <= 3 else (parts, parts[::-1])
        for order in orders:
            yield Needle("".join(order), "name", Stands.LOOSE)
    for compound in map(fold, compounds(value)):
        yield Needle(compound, "name", Stands.LOOSE)
    for part in (*parts, *map(fold, called_by(value))):
        if len(part) >= 2 and not part.isdigit() and (part not in NEVER or len(parts) == 1):
            yield Needle(
                part,
                "name",
                Stands.NAME if is_common(part) else Stands.TIGHT,
            )
    for other in _otherwise(value, parts):
        if len(other) >= 2 and other not in NEVER:
            yield Needle(
                other,
                "name",
                Stands.NAME if is_common(other) else Stands.TIGHT,
            )


def _otherwise(value: str, parts: list[str]) -> Iterator[str]:
    """Parts of a name as others spell or decline them, and two of them run together."""
    for part in parts:
        yield from spelt_otherwise(part)
    for word in words_of(value):
        yield from map(fold, declined(word))
    if len(parts) > 2:
        yield from (f"{one}{two}" for one, two in pairwise(parts))


def is_common(part: str) -> bool:
    """Whether a part of a name is also a word, or too short to be none."""
    return part in WORDS or part in PLACEHOLDERS or (len(part) == 2 and part.isascii())


def _trivial(folded: str) -> bool:
    """Whether a value says too little: hidden everywhere, it would black the text out."""
    return len(folded) < 2 or folded in TRIVIAL or (folded.isdigit() and len(folded) < 4)


def _widest_gap(value: str) -> int:
    """How many separators the value itself holds in a row, as in "Sonoma Ave, # 44"."""
    widest = run = 0
    for each in value:
        run = 0 if is_word(each) else run + 1
        widest = max(widest, run)
    return widest
