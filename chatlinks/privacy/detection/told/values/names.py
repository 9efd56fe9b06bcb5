"""Where a name ends that begins here, or begins that ends here."""

from typing import NamedTuple

from chatlinks.privacy.detection.told.lists.lexicon import name_weight
from chatlinks.privacy.detection.told.lists.sorts import Sort, is_company, is_place, sort_of
from chatlinks.privacy.detection.told.texts import vocabulary
from chatlinks.privacy.detection.told.texts.ports import NAMES_THAT_ARE_WORDS
from chatlinks.privacy.detection.told.texts.reading import Reading, Word
from chatlinks.privacy.detection.told.values.firmness import Firmness
from chatlinks.privacy.detection.told.values.name_extents import LONGEST, extent, joined
from chatlinks.privacy.detection.told.values.name_starts import UNCASED, may_begin

TITLES = 3  # before it
SPELT = 40  # letters spelt one by one


class ParsedName(NamedTuple):
    """Positions of the first and the last word; `sure` when lists or case speak for it."""

    first: int
    last: int
    sure: bool


def name_from(
    reading: Reading,
    index: int,
    language: str,
    firmness: Firmness,
) -> ParsedName | None:
    """The name that begins with the word at `index`, after a title or not; None if none does."""
    words = reading.words
    spelt = letters_from(reading, index)
    index = _past_titles(reading, index)
    if index >= len(words):
        return None
    spelt = spelt or letters_from(reading, index)
    if spelt is not None:
        return spelt if firmness >= Firmness.FIRM else None
    first = sort_of(words[index].low, language)
    if not may_begin(reading, index, language, firmness, first):
        return None
    last = extent(reading, index, language, firmness)
    return _judged(reading, index, last, language, firmness)


def _past_titles(reading: Reading, index: int) -> int:
    for _ in range(TITLES):
        if index + 1 >= len(reading.words) or reading.words[index].low not in vocabulary.titles():
            break
        index += 1
    return index


def letters_from(reading: Reading, index: int) -> ParsedName | None:
    """Three letters or more spelt one by one."""
    words = reading.words
    last = index
    while last < min(len(words), index + SPELT) and sort_of(words[last].low, "en") is Sort.LETTER:
        if last > index and len(reading.gap(last)) > 3:
            break
        last += 1
    return ParsedName(index, last - 1, True) if last - index >= 3 else None


def _judged(
    reading: Reading,
    first: int,
    last: int,
    language: str,
    firmness: Firmness,
) -> ParsedName | None:
    words = reading.words[first : last + 1]
    if firmness < Firmness.FIRM:
        if is_company(reading, first, last):
            return None
        needed = 1.0 if firmness is Firmness.HINT else 1.8
        if is_place(reading, first, last) and name_weight(words[0].low, language) < needed:
            return None
        if not words[0].capital and _spoken(reading, words[0].low):
            return None
    if firmness < Firmness.FIRM and not words[0].capital and _everyday(words, language):
        return None
    sure = any(
        sort_of(word.low, language) is Sort.NAME or (word.capital and reading.cased)
        for word in words
    )
    return ParsedName(first, last, sure)


def _spoken(reading: Reading, low: str) -> bool:
    """Whether it is an everyday word of a language that the message may be of."""
    languages = vocabulary.languages_of(reading)
    return any(low in vocabulary.everyday(code) for code in languages)


def _everyday(words: list[Word], language: str) -> bool:
    """Whether it is one word in lower case that is a word as well: "bill", "mark"."""
    low = words[0].low
    if len(words) > 1 or low > UNCASED:
        return False
    weight = name_weight(low, language)
    return low in NAMES_THAT_ARE_WORDS or -9.0 < weight < 1.0


def name_before(
    reading: Reading,
    index: int,
    language: str,
    firmness: Firmness,
) -> ParsedName | None:
    """The name that ends right before the word at `index`."""
    last = index - 1
    first = last
    while first > 0 and last - first < LONGEST - 1 and joined(reading, first):
        low = reading.words[first - 1].low
        inside = low in vocabulary.particles() and low not in vocabulary.stops(language)
        if sort_of(low, language) not in (Sort.NAME, Sort.UNKNOWN, Sort.MAYBE) and not inside:
            break
        first -= 1
    for begin in range(max(first, 0), last + 1):
        parsed = name_from(reading, begin, language, firmness)
        if parsed and parsed.last == last:
            return parsed
        if parsed and parsed.last > last:
            return ParsedName(parsed.first, last, parsed.sure)
    return None
