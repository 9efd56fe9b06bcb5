"""Messages that are nothing but a value, where no question is known."""

from collections.abc import Iterator

from chatlinks.privacy.detection.told.answers import UNITS
from chatlinks.privacy.detection.told.cues import name_span
from chatlinks.privacy.detection.told.lexicon import first_names, name_weight, word_scale
from chatlinks.privacy.detection.told.names import (
    ParsedName,
    Sort,
    is_company,
    is_place,
    sort_of,
)
from chatlinks.privacy.detection.told.ports import NAMES_THAT_ARE_WORDS
from chatlinks.privacy.detection.told.reading import Reading, Word
from chatlinks.privacy.detection.told.turns import Kind, Reach, Sign, Strength, ToldSpan

NAMED = (Sort.NAME, Sort.MAYBE, Sort.UNKNOWN, Sort.LETTER)
BREAKS = frozenset("and my account acc address phone number mobile no ssn policy zip email pin".split())


def alone(reading: Reading, language: str) -> Iterator[ToldSpan]:
    """A message that is nothing but a name, or that begins with one and goes on with numbers."""
    words = reading.words
    if not 1 <= len(words) <= 12 or "?" in reading.low:
        return
    last = _named_up_to(words, language)
    if last < 0 or not _stands(reading, last, language):
        return
    rest = words[last + 1 :]
    if rest and not _goes_on(rest):
        return
    yield name_span(reading, ParsedName(0, last, True), Sign.ALONE, Strength.WEAK, Reach.PLACE)


def _named_up_to(words: list[Word], language: str) -> int:
    last = -1
    for place, word in enumerate(words[:4]):
        if sort_of(word.low, language) not in NAMED:
            break
        last = place
    return last


def _goes_on(rest: list[Word]) -> bool:
    """Whether a form is filled in: "ram 4587", "john and acc no is 1245"."""
    digits = any(letter.isdigit() for word in rest for letter in word.low)
    short = all(len(word.low) <= 4 or not word.low.isalpha() for word in rest)
    measured = any(word.low in UNITS for word in rest)
    return digits and not measured and (short or rest[0].low in BREAKS)


def _stands(reading: Reading, last: int, language: str) -> bool:
    words = reading.words[: last + 1]
    if is_place(reading, 0, last) or is_company(reading, 0, last):
        return False
    sorts = [sort_of(word.low, language) for word in words]
    if len(words) == 1:
        low = words[0].low
        everyday = low in NAMES_THAT_ARE_WORDS or word_scale(low, language) > 4.6
        sure = low in first_names() or name_weight(low, language) > 2.2
        return sorts[0] is Sort.NAME and sure and (not everyday or name_weight(low) > 1.9)
    firsts = any(word.low in first_names() for word in words)
    return Sort.NAME in sorts and firsts


def coded(reading: Reading) -> Iterator[ToldSpan]:
    """A message that is nothing but a number of four to nine digits or a code: "fg 5 er 7"."""
    words = reading.words
    if not 1 <= len(words) <= 6 or any(word.low in UNITS for word in words):
        return
    joined = "".join(word.low for word in words)
    digits = sum(letter.isdigit() for letter in joined)
    if not joined.isascii() or not 4 <= len(joined) <= 12 or digits < 2:
        return
    if digits == len(joined):
        if _year(joined):
            return
    elif not all(_piece(word.low) for word in words) or joined.endswith(("gb", "mb", "am", "pm")):
        return
    start, end = words[0].start, words[-1].end
    text = reading.text[start:end]
    yield ToldSpan(start, end, Kind.ID_NUMBER, Sign.ALONE, Strength.WEAK, Reach.PLACE, text)


def _year(digits: str) -> bool:
    return len(digits) == 4 and digits[:2] in ("19", "20")


def _piece(low: str) -> bool:
    """Whether it may be a part of a code: a number, or letters that are no word."""
    return not low.isalpha() or (len(low) <= 4 and word_scale(low) < 5.2)
