"""Runs of digits with separators, cut into groups: what cards, phones and the platform's own rule start from."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from chatlinks.privacy.detectors.normalise import Page
from chatlinks.privacy.detectors.rule import Rule, compiled, inside_word
from chatlinks.privacy.detectors.span import Candidate

SEPARATOR = r"[ \t\r\n.,\-/()_:;|\\#~*]"
SIX = r"\d(?:[ .,\-/_]?\d){5,}"
ANY_SIX = rf"\d(?:{SEPARATOR}{{0,3}}\d){{5}}"
DATE = (
    r"(?:19|20)\d{2}[-/.](?:0?[1-9]|1[0-2])[-/.](?:[12]\d|3[01]|0?[1-9])"
    r"|(?:[12]\d|3[01]|0?[1-9])[-/.](?:[12]\d|3[01]|0?[1-9])[-/.](?:19|20)\d{2}"
)
TIME = r"\b\d{1,2}:\d{2}(?::\d{2})?\b"


class Group(NamedTuple):
    """Digits that touch, by their offsets in the text."""

    start: int
    end: int


NOT_DIGITS = {code: " " for code in range(128) if not chr(code).isdigit()}


def groups(text: str, start: int, end: int) -> list[Group]:
    """The groups of digits in text[start:end], which holds ASCII only."""
    if text[start:end].isdigit():
        return [Group(start, end)]
    found: list[Group] = []
    place = start
    for part in text[start:end].translate(NOT_DIGITS).split():
        place = text.find(part, place)
        found.append(Group(place, place + len(part)))
        place += len(part)
    return found


def windows(run: list[Group], first: int, low: int, high: int) -> list[int]:
    """Where windows of `low` to `high` digits that begin with group `first` end (exclusive), longest first."""
    total = 0
    ends: list[int] = []
    for place in range(first, len(run)):
        total += run[place].end - run[place].start
        if total > high:
            break
        if total >= low:
            ends.append(place + 1)
    return ends[::-1]


def find_numbers(page: Page) -> Iterator[Candidate]:
    """The platform's rule: any number of 6 to 16 digits; longer ones too, for a part of them would be hidden anyway."""
    for start, end in compiled(SIX).spans(page.scan):
        found = groups(page.text, start, end)
        if _plainly_one(page.text, found):
            yield Candidate(start, end, "number", "")
            continue
        for group in found:
            if group.end - group.start >= 6:
                yield Candidate(group.start, group.end, "number", "")


def _plainly_one(text: str, found: list[Group]) -> bool:
    """One separator throughout, groups that look like a number's: not a date, not an amount with its cents."""
    between = {text[one.end : two.start] for one, two in pairwise(found)}
    digits = sum(group.end - group.start for group in found)
    if len(between) != 1 or digits > 16 or inside_word(text, found[0].start, found[-1].end):
        return False
    sizes = [group.end - group.start for group in found]
    if between == {","}:
        return sizes[-1] == 3 and max(sizes) <= 3
    if compiled(DATE).first(text[found[0].start : found[-1].end]) == (
        0,
        found[-1].end - found[0].start,
    ):
        return False
    return (
        min(sizes[1:]) >= 2
        and between <= {" ", "-", ".", "_", ""}
        and not (between == {"."} and len(sizes) == 2)
    )


NUMBER = Rule(
    "number", "number", SIX, find_numbers, says="a number of 6 to 16 digits (the platform's rule)"
)
