"""Runs of digits with separators, cut into groups: what cards and phones start from."""

from typing import NamedTuple

SEPARATOR = r"[ \t\r\n.,\-/()_:;|\\#~*]"
ANY_SIX = rf"\d(?:{SEPARATOR}{{0,3}}\d){{5}}"
"""Six digits, however they are written."""
DATE = (
    r"(?:19|20)\d{2}[-/.](?:0?[1-9]|1[0-2])[-/.](?:[12]\d|3[01]|0?[1-9])"
    r"|(?:[12]\d|3[01]|0?[1-9])[-/.](?:[12]\d|3[01]|0?[1-9])[-/.](?:19|20)\d{2}"
)
TIME = r"\b\d{1,2}:\d{2}(?::\d{2})?\b"
APART = bytes(code if chr(code) in "0123456789" else 32 for code in range(256))
"""For bytes.translate: what is no digit is a blank."""


class Group(NamedTuple):
    """Digits that touch, by their offsets in the text."""

    start: int
    end: int


def groups(text: str, start: int, end: int) -> list[Group]:
    """The groups of digits in text[start:end], which holds ASCII only."""
    if text[start:end].isdigit():
        return [Group(start, end)]
    run: list[Group] = []
    apart = text[start:end].encode().translate(APART)
    place = 0
    for part in apart.split():
        place = apart.find(part, place)
        stop = place + len(part)
        run.append(Group(start + place, start + stop))
        place = stop
    return run


def sizes(run: list[Group]) -> tuple[int, ...]:
    """How many digits each group has."""
    return tuple([end - start for start, end in run])


def joined(text: str, run: list[Group]) -> str:
    """The digits alone."""
    return "".join([text[start:end] for start, end in run])


class DigitRun(NamedTuple):
    """The groups of a run, and how many digits each has."""

    groups: list[Group]
    sizes: tuple[int, ...]

    @property
    def by_digit(self) -> bool:
        """Whether it is written digit by digit."""
        return max(self.sizes) == 1

    @property
    def beginnings(self) -> int:
        """With how many of its groups a number may begin: digit by digit, the run is the number."""
        return 1 if self.by_digit else len(self.groups)


def run_of(text: str, start: int, end: int) -> DigitRun:
    """text[start:end], which holds ASCII only, as a run."""
    run = groups(text, start, end)
    return DigitRun(run, sizes(run))


def windows(
    run: DigitRun,
    first: int,
    low: int,
    high: int,
    most: int,
) -> list[int]:
    """Where windows of `low` to `high` digits that begin with group `first` end (exclusive).

    The longest first, and none of more than `most` groups.
    """
    total = 0
    ends: list[int] = []
    for place, size in enumerate(run.sizes[first : first + most], first + 1):
        total += size
        if total > high:
            break
        if total >= low:
            ends.append(place)
    return ends[::-1]
