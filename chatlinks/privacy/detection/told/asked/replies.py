"""What replies have in common: what they give, and how they begin."""

from typing import NamedTuple

from chatlinks.privacy.detection.told.lists.sorts import Sort, sort_of
from chatlinks.privacy.detection.told.texts import vocabulary
from chatlinks.privacy.detection.told.texts.reading import Reading
from chatlinks.privacy.detection.told.turns import Kind

SHORT = 6  # words of a reply that may be nothing but the answer


class ReplyValue(NamedTuple):
    """A passage of a reply: offsets and kind; `sure` when its shape fits what was asked."""

    start: int
    end: int
    kind: Kind
    sure: bool


def refuses(reading: Reading, language: str) -> bool:
    """Whether a reply begins as one that gives nothing: "why do you need it?"."""
    for code in {language, "en"}:
        match = vocabulary.starts(code, "refuses").first(reading.scan, 1)
        if match is not None:
            return True
    return False


def first_said(reading: Reading, language: str) -> int:
    """Position of the first word that is no filler: "yes, it's"."""
    skipped = vocabulary.fillers(language)
    for place, word in enumerate(reading.words):
        if word.low not in skipped or _spells(reading, place):
            return place
        if word.capital and reading.cased and place and sort_of(word.low, language) is Sort.NAME:
            return place
    return len(reading.words)


def _spells(reading: Reading, place: int) -> bool:
    """Whether it and the next two are single letters."""
    return [len(word.low) for word in reading.words[place : place + 3]] == [1, 1, 1]


def all_letters(reading: Reading, start: int) -> bool:
    return all(
        word.low.replace("-", "").replace("'", "").isalpha() for word in reading.words[start:]
    )
