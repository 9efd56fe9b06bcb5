"""Where a name ends that begins here, or begins that ends here."""

from typing import NamedTuple

from chatlinks.privacy.detection.told.lists.lexicon import name_weight
from chatlinks.privacy.detection.told.lists.sorts import Sort, is_company, is_place, sort_of
from chatlinks.privacy.detection.told.tables.brand_names import BRAND_PAIRS
from chatlinks.privacy.detection.told.texts import vocabulary
from chatlinks.privacy.detection.told.texts.ports import NAMES_THAT_ARE_WORDS
from chatlinks.privacy.detection.told.texts.reading import Reading, Word
from chatlinks.privacy.detection.told.values.firmness import Firmness
from chatlinks.privacy.detection.told.values.name_extents import LONGEST, extent, joined
from chatlinks.privacy.detection.told.values.name_starts import UNCASED, may_begin

TITLES = 3  # before it
SPELT = 40  # letters spelt one by one
UNLISTED, HINTED, LOOSE = -9.0, 1.0, 1.8
"""How much more a name than a word: what is no listed name; what a hint needs, and less."""


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
    if index >= len(words):
        return None
    spelt = letters_from(reading, index)
    begun, index = index, past_titles(reading, index)
    if spelt is None and index > begun:
        spelt = letters_from(reading, index)
    if spelt is not None:
        return spelt if firmness >= Firmness.FIRM else None
    first = sort_of(words[index].low, language)
    if not may_begin(reading, index, language, firmness, first):
        return None
    last = extent(reading, index, language, firmness)
    return _judged(reading, index, last, language, firmness)


def past_titles(reading: Reading, index: int) -> int:
    """Where a name begins, once titles are read past."""
    for _ in range(TITLES):
        if index + 1 >= len(reading.words) or reading.words[index].low not in vocabulary.titles():
            break
        index += 1
    return index


def letters_from(reading: Reading, index: int) -> ParsedName | None:
    """Three letters or more spelt one by one."""
    if index >= len(reading.words):
        return None
    end = reading.once(_letter_runs)[index]
    if end - index < 3:
        return None
    return ParsedName(index, min(end, index + SPELT) - 1, True)


def _letter_runs(reading: Reading) -> list[int]:
    """For each word where the run of single letters ends that begins with it: at it, if none does.

    Once for all: a message can be nothing but letters, and each of them may be asked about.
    """
    words = reading.words
    ends = list(range(len(words) + 1))
    for place in reversed(range(len(words))):
        if sort_of(words[place].low, "en") is Sort.LETTER:
            near = place + 1 < len(words) and len(reading.gap(place + 1)) <= 3
            ends[place] = max(ends[place + 1], place + 1) if near else place + 1
    return ends


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
        if last > first and f"{words[0].low} {words[1].low}" in BRAND_PAIRS:
            return None
        needed = HINTED if firmness is Firmness.HINT else LOOSE
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
    return low in NAMES_THAT_ARE_WORDS or UNLISTED < weight < HINTED


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
        # Past a title it may begin behind the cue: "doctor sahab".
        if parsed and parsed.first <= last <= parsed.last:
            return ParsedName(parsed.first, last, parsed.sure)
    return None
