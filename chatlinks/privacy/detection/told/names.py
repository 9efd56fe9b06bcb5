"""Where a name ends that begins here, or begins that ends here."""

from enum import IntEnum
from typing import NamedTuple

from chatlinks.privacy.detection.told import vocabulary
from chatlinks.privacy.detection.told.lexicon import name_weight, word_scale
from chatlinks.privacy.detection.told.ports import NAMES_THAT_ARE_WORDS
from chatlinks.privacy.detection.told.reading import Reading, Word
from chatlinks.privacy.detection.told.sorts import JOINTS, Sort, is_company, is_place, sort_of

LONGEST = 6  # words of one name
UNCASED = "\u0590"  # from here on scripts have no capitals that could speak for a name
RARE = 4.2  # the scale below which a word with a capital may begin a name of two
SELDOM = 4.6  # the scale below which a word may be a name where nothing has capitals
TITLES = 3  # before it
SPELT = 40  # letters spelt one by one


class Firmness(IntEnum):
    """How much the words beside it promise a name."""

    LOOSE = 0
    HINT = 1
    FIRM = 2
    ANSWER = 3


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
    if not _may_begin(reading, index, language, firmness, first):
        return None
    last = _extent(reading, index, language, firmness)
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


def _may_begin(
    reading: Reading,
    index: int,
    language: str,
    firmness: Firmness,
    sort: Sort,
) -> bool:
    word = reading.words[index]
    capital = word.capital and reading.cased
    if sort is Sort.NAME:
        return True
    if sort is Sort.LETTER:
        return _initial(reading, index, language, firmness)
    if sort is Sort.MAYBE:
        uncased = word.low > UNCASED and firmness >= Firmness.HINT
        return firmness >= Firmness.FIRM or capital or uncased
    if sort is Sort.UNKNOWN:
        return _unknown_begins(reading, index, language, firmness, capital)
    headed = sort is Sort.WORD and firmness is Firmness.HINT and capital
    if headed and _heads(reading, index, language):
        return True
    if sort is Sort.STOP:
        english = language in ("en", "hi-Latn") and not reading.opens_sentence(index)
        if english and capital and name_weight(word.low) > 1.4:
            return True
        return _particle_begins(reading, index, language)
    named = capital or _seldom(word.low, language)
    return sort is Sort.WORD and named and firmness >= Firmness.FIRM


def _heads(reading: Reading, index: int, language: str) -> bool:
    """Whether a rare word with a capital stands before another that may be a name."""
    follower = reading.words[index + 1 : index + 2]
    if not follower or reading.gap(index + 1) not in JOINTS or not follower[0].capital:
        return False
    rare = word_scale(reading.words[index].low, language) < RARE
    return rare and sort_of(follower[0].low, language) in (Sort.NAME, Sort.UNKNOWN, Sort.MAYBE)


def _seldom(low: str, language: str) -> bool:
    """Whether it is of a script without capitals, and not often said."""
    return low > UNCASED and word_scale(low, language) < SELDOM


def _initial(
    reading: Reading,
    index: int,
    language: str,
    firmness: Firmness,
) -> bool:
    """Whether a letter begins a name: J. Smith, T.C. Wright."""
    if firmness < Firmness.HINT or index + 1 >= len(reading.words):
        return False
    if not reading.words[index].capital and "." not in reading.gap(index + 1):
        return False
    return sort_of(reading.words[index + 1].low, language) in (Sort.NAME, Sort.LETTER)


def _particle_begins(reading: Reading, index: int, language: str) -> bool:
    """Whether a small word begins a name: Van Dyke, El Amrani."""
    words = reading.words
    if words[index].low not in vocabulary.particles() or index + 1 >= len(words):
        return False
    follower = words[index + 1]
    return words[index].capital and sort_of(follower.low, language) in (Sort.NAME, Sort.UNKNOWN)


def _unknown_begins(
    reading: Reading,
    index: int,
    language: str,
    firmness: Firmness,
    capital: bool,
) -> bool:
    if firmness >= Firmness.FIRM:
        return True
    if firmness is Firmness.HINT and (capital or _ends_short(reading, index)):
        return True
    if not capital or index + 1 >= len(reading.words):
        return False
    follower = reading.words[index + 1]
    return follower.capital and sort_of(follower.low, language) in (Sort.NAME, Sort.UNKNOWN)


def _ends_short(reading: Reading, index: int) -> bool:
    """Whether a short message says no more than this word: "it is bhuvan"."""
    long = len(reading.words[index].low) > 3
    return long and len(reading.words) <= 5 and reading.closes_clause(index)


def _extent(
    reading: Reading,
    first: int,
    language: str,
    firmness: Firmness,
) -> int:
    """Position of the last word of the name that begins at `first`."""
    last = first
    place = first + 1
    while place < len(reading.words) and place - first < LONGEST:
        if not _joined(reading, place):
            break
        word = reading.words[place]
        if word.low in vocabulary.particles() and _after_particle(reading, place, language):
            place += 1
            continue
        if not _goes_on(reading, first, place, language, firmness):
            break
        last = place
        place += 1
    return last


def _joined(reading: Reading, index: int) -> bool:
    """Whether a word may belong to the one before it; a full stop joins initials only."""
    gap = reading.gap(index)
    if gap not in JOINTS and gap not in (".", ".-"):
        return False
    before = reading.words[index - 1]
    return "." not in gap or before.end - before.start <= 2


def _after_particle(reading: Reading, index: int, language: str) -> bool:
    """Whether a name goes on after one or two small words, "de la", that stand inside it."""
    words = reading.words
    for place in (index + 1, index + 2):
        if place >= len(words) or not _joined(reading, place):
            return False
        if words[place].low not in vocabulary.particles():
            sort = sort_of(words[place].low, language)
            return sort in (Sort.NAME, Sort.MAYBE, Sort.UNKNOWN) or (
                words[place].capital and reading.cased and sort is Sort.WORD
            )
    return False


def _goes_on(
    reading: Reading,
    first: int,
    place: int,
    language: str,
    firmness: Firmness,
) -> bool:
    word = reading.words[place]
    sort = sort_of(word.low, language)
    begun = reading.words[first]
    if begun.capital and reading.cased:
        if word.low == "i" and reading.gap(place + 1)[:1] != ".":
            return False
        if word.capital:
            return sort is not Sort.NUMBER and (
                sort is not Sort.STOP or _last_capital(reading, place)
            )
        return sort is Sort.NAME and firmness >= Firmness.HINT
    if sort is Sort.LETTER:
        return word.low not in ("i", "a", "y", "e", "o", "u") or reading.gap(place + 1) == ". "
    if sort is Sort.NAME:
        return True
    if sort is Sort.MAYBE:
        return firmness >= Firmness.FIRM or reading.closes_clause(place)
    if sort is Sort.WORD and firmness >= Firmness.FIRM:
        titled = word.capital and not word.text.isupper() and reading.closes_clause(place)
        return titled or _seldom(word.low, language)
    return sort is Sort.UNKNOWN and (firmness >= Firmness.HINT)


def _last_capital(reading: Reading, place: int) -> bool:
    """Whether a word that is never a name may be one: "Hortense State" at a clause's end."""
    return reading.words[place].low not in ("i", "i'm", "i'd", "i'll", "i've") and (
        reading.closes_clause(place)
    )


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
    while first > 0 and last - first < LONGEST - 1 and _joined(reading, first):
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
