"""Dates of birth, in digits and in words."""

from chatlinks.privacy.detection.told.tables.date_shapes import DIGITS, TINY
from chatlinks.privacy.detection.told.tables.numbers import DAY_WORDS, DIGIT_WORDS, NUMBER_WORDS
from chatlinks.privacy.detection.told.texts import vocabulary
from chatlinks.privacy.detection.told.texts.reading import Reading

HUNDREDS = ("neunzehnhundert", "achtzehnhundert", "zweitausend", "negentienhonderd")
"""What a year begins with that German and Dutch write as one word."""
FIGURES = "0123456789"
ORDINALS = "stndrhaeom.º°"


def dates_in(reading: Reading) -> list[tuple[int, int]]:
    """Offsets of whole dates, in order: day, month and, but for dates in words, year."""
    if reading.dates is None:
        reading.dates = sorted([*DIGITS.spans(reading.scan, 1), *_in_words(reading)])
    return reading.dates


def _in_words(reading: Reading) -> list[tuple[int, int]]:
    """Dates with a month's name: what numbers stand beside it."""
    spans: list[tuple[int, int]] = []
    words = reading.words
    months = vocabulary.months()
    for place, word in enumerate(words):
        if word.low not in months and word.low.strip(FIGURES) not in months:
            continue
        first, last, numbers = place, place, 0
        while (
            first > 0
            and place - first < 4
            and _dated(words[first - 1].low)
            and _near(reading, first)
        ):
            first -= 1
        while (
            last + 1 < len(words)
            and last - place < 7
            and _dated(words[last + 1].low)
            and _near(reading, last + 1)
        ):
            last += 1
        while first < place and words[first].low in TINY:
            first += 1
        while last > place and words[last].low in TINY:
            last -= 1
        numbers = sum(words[each].low not in TINY for each in range(first, last + 1)) - 1
        if numbers >= 1:
            spans.append((words[first].start, words[last].end))
    return spans


def _near(reading: Reading, index: int) -> bool:
    return len(reading.gap(index)) <= 3 and "?" not in reading.gap(index)


def _dated(low: str) -> bool:
    """Whether a word may be a day's or a year's."""
    if low in NUMBER_WORDS or low in TINY or low in DAY_WORDS:
        return True
    if "-" in low and len(low) > 5:
        return all(part in NUMBER_WORDS or part in TINY for part in low.split("-"))
    if low.startswith(HUNDREDS):
        return True
    digits = low.rstrip(ORDINALS)
    return digits.isdigit() and len(digits) <= 4


def spoken_date(reading: Reading) -> tuple[int, int] | None:
    """The numbers of an answer to "when were you born": three figures or words at least."""
    words = [
        word
        for word in reading.words
        if _dated(word.low)
        or word.low in DIGIT_WORDS
        or word.low in vocabulary.months()
        or word.low.isdigit()
    ]
    if any(reading.low[word.start - 1 : word.start] in "$£€₹" for word in words if word.start):
        return None
    figures = sum(
        len(word.low) if word.low.isdigit() else 2 for word in words if word.low not in TINY
    )
    return (words[0].start, words[-1].end) if figures >= 3 else None
