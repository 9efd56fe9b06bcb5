"""Numbers and codes that a reply or a label gives, and those that only count or cost."""

from bisect import bisect_left
from collections.abc import Iterator

from chatlinks.privacy.detection.told.asked.replies import ReplyValue, refuses
from chatlinks.privacy.detection.told.tables.numbers import NUMBER_WORDS, SMALL_WORDS, UNITS
from chatlinks.privacy.detection.told.tables.words import LINKS
from chatlinks.privacy.detection.told.texts.reading import Reading
from chatlinks.privacy.detection.told.turns import Kind
from chatlinks.privacy.detection.told.values.names import letters_from

Numbers = list[tuple[int, int]]


def numbers_in(reading: Reading, letters: bool) -> Numbers:
    """Runs of words with digits, or of digits as words; with `letters`, short letters between.

    Positions of the first and the last word of each, in order.
    """
    if letters not in reading.numbers:
        runs = _runs(reading, letters)
        kept = [run for run in runs if _counts(reading, run) and not _measured(reading, run)]
        reading.numbers[letters] = kept
    return reading.numbers[letters]


def numbers_after(
    reading: Reading,
    letters: bool,
    end: int,
) -> Numbers:
    """Of `numbers_in` the first few that begin at this offset or after it."""
    runs = numbers_in(reading, letters)
    place = bisect_left(runs, (reading.index(end), 0))
    return runs[place : place + 4]


def _runs(reading: Reading, letters: bool) -> Iterator[tuple[int, int]]:
    words = reading.words
    place = floor = 0
    while place < len(words):
        if not _numeric(words[place].low):
            place += 1
            continue
        first = last = place
        while letters and first > floor and _joins_code(reading, first - 1, first):
            first -= 1
        while last + 1 < len(words) and _close(reading, last + 1):
            low = words[last + 1].low
            if not (_numeric(low) or (letters and _code_letters(low))):
                break
            last += 1
        yield first, last
        place = floor = last + 1


def _joins_code(
    reading: Reading,
    place: int,
    index: int,
) -> bool:
    return _code_letters(reading.words[place].low) and _close(reading, index)


def _numeric(low: str) -> bool:
    return any(letter.isdigit() for letter in low) or (low in NUMBER_WORDS and low not in LINKS)


def _counts(reading: Reading, run: tuple[int, int]) -> bool:
    """Whether a run says enough: a figure, or three words for figures."""
    words = reading.words[run[0] : run[1] + 1]
    return len(words) >= 3 or any(letter.isdigit() for word in words for letter in word.low)


def _code_letters(low: str) -> bool:
    return len(low) <= 3 and low.isalpha() and low.isascii() and low not in SMALL_WORDS


def _close(reading: Reading, index: int) -> bool:
    gap = reading.gap(index)
    return len(gap) <= 2 and not set(gap) & set("?!\n;:")


def _measured(reading: Reading, run: tuple[int, int]) -> bool:
    """Whether it is money, time or a count: "5000 dollars", "6pm"."""
    words, (first, last) = reading.words, run
    if last + 1 < len(words) and words[last + 1].low in UNITS:
        return True
    if reading.gap(first)[-1:] in ("$", "£", "€", "₹") or reading.gap(last + 1)[:1] in (
        "$",
        "€",
        "%",
    ):
        return True
    low = words[last].low
    return low.endswith(("pm", "am", "gb", "mb")) and low[:-2].isdigit()


def numbers_asked(
    reading: Reading,
    kind: Kind,
    kinds: tuple[Kind, ...],
    language: str,
) -> list[ReplyValue]:
    letters = kind in (Kind.BOOKING, Kind.POST_CODE, Kind.ID_NUMBER)
    given: list[ReplyValue] = []
    for first, last in numbers_in(reading, letters):
        start, end = reading.words[first].start, reading.words[last].end
        figures = sum(letter.isalnum() for letter in reading.low[start:end])
        if kind is Kind.PIN and _ordinal(reading.words[last].low):
            continue
        if figures >= 3 or (figures >= 2 and len(reading.words) <= 3):
            given.append(ReplyValue(start, end, kind, True))
    if not given and kind in (Kind.BOOKING, Kind.POST_CODE):
        given = _spelt_code(reading, kind, language)
    return given


def _ordinal(low: str) -> bool:
    """Whether it is a day rather than a number: "31st"."""
    return low[:1].isdigit() and low.endswith(("st", "nd", "rd", "th"))


def _spelt_code(
    reading: Reading,
    kind: Kind,
    language: str,
) -> list[ReplyValue]:
    """A code of letters alone: "KXQZPA"."""
    if refuses(reading, language):
        return []
    for place, word in enumerate(reading.words):
        spelt = letters_from(reading, place)
        if spelt:
            return [
                ReplyValue(
                    word.start,
                    reading.words[spelt.last].end,
                    kind,
                    False,
                )
            ]
        if 5 <= len(word.text) <= 8 and word.text.isupper() and not reading.text.isupper():
            return [ReplyValue(word.start, word.end, kind, False)]
    return []
