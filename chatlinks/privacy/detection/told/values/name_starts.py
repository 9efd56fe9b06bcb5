"""Whether a name may begin with a word."""

from chatlinks.privacy.detection.told.lists.lexicon import name_weight, word_scale
from chatlinks.privacy.detection.told.lists.sorts import JOINTS, Sort, sort_of
from chatlinks.privacy.detection.told.texts import vocabulary
from chatlinks.privacy.detection.told.texts.reading import Reading
from chatlinks.privacy.detection.told.values.firmness import Firmness

UNCASED = "\u0590"  # from here on scripts have no capitals that could speak for a name
ANGLOPHONE = frozenset({"en", "hi-Latn"})
RARE = 4.2  # the scale below which a word with a capital may begin a name of two
RARELY = 3.6  # the scale below which a word in lower case may be one that lists lack
SELDOM = 4.6  # the scale below which a word may be a name where nothing has capitals


def may_begin(
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
        english = language in ANGLOPHONE and not reading.opens_sentence(index)
        if english and capital and name_weight(word.low) > 1.4:
            return True
        return _particle_begins(reading, index, language, firmness)
    named = capital or seldom(word.low, language) or _rarely_said(reading, index, language)
    return sort is Sort.WORD and named and firmness >= Firmness.FIRM


def _heads(reading: Reading, index: int, language: str) -> bool:
    """Whether a rare word with a capital stands before another that may be a name."""
    follower = reading.words[index + 1 : index + 2]
    if not follower or reading.gap(index + 1) not in JOINTS or not follower[0].capital:
        return False
    rare = word_scale(reading.words[index].low, language) < RARE
    return rare and sort_of(follower[0].low, language) in (Sort.NAME, Sort.UNKNOWN, Sort.MAYBE)


def _initial(
    reading: Reading,
    index: int,
    language: str,
    firmness: Firmness,
) -> bool:
    """Whether a letter begins a name: J. Smith, T.C. Wright."""
    if firmness < Firmness.HINT:
        return False
    if firmness >= Firmness.FIRM and reading.words[index].capital and _is_all(reading, index):
        return True  # "my name is Ö"
    if index + 1 >= len(reading.words):
        return False
    if not reading.words[index].capital and "." not in reading.gap(index + 1):
        return False
    follower = reading.words[index + 1]
    unlisted = firmness is Firmness.ANSWER and follower.capital
    wanted = (Sort.NAME, Sort.LETTER, Sort.UNKNOWN) if unlisted else (Sort.NAME, Sort.LETTER)
    return sort_of(follower.low, language) in wanted


def _is_all(reading: Reading, index: int) -> bool:
    """Whether nothing follows a word but a sign."""
    return index + 1 == len(reading.words) and reading.words[index].low not in ("i", "a")


def _particle_begins(
    reading: Reading,
    index: int,
    language: str,
    firmness: Firmness,
) -> bool:
    """Whether a small word begins a name: Van Dyke, El Amrani; as an answer, zu Guttenberg."""
    words = reading.words
    if words[index].low not in vocabulary.particles() or index + 1 >= len(words):
        return False
    follower = words[index + 1]
    begins = words[index].capital or (firmness is Firmness.ANSWER and follower.capital)
    return begins and sort_of(follower.low, language) in (Sort.NAME, Sort.UNKNOWN)


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
    if firmness is Firmness.HINT and _pairs_up(reading, index, language):
        return True
    if not capital or index + 1 >= len(reading.words):
        return False
    follower = reading.words[index + 1]
    return follower.capital and sort_of(follower.low, language) in (Sort.NAME, Sort.UNKNOWN)


def _pairs_up(reading: Reading, index: int, language: str) -> bool:
    """Whether two words that no list has stand together: "sono oberdan sciascia".

    English is typed with too many slips for it.
    """
    words = reading.words
    if language in ANGLOPHONE or index + 1 >= len(words) or reading.gap(index + 1) != " ":
        return False
    pair = words[index : index + 2]
    return (
        all(len(word.low) > 3 for word in pair)
        and sort_of(pair[1].low, language) in (Sort.NAME, Sort.UNKNOWN)
        and pair[0].low < UNCASED
    )


def _ends_short(reading: Reading, index: int) -> bool:
    """Whether a short message says no more than this word: "it is bhuvan"."""
    long = len(reading.words[index].low) > 3
    return long and len(reading.words) <= 5 and reading.closes_clause(index)


def _rarely_said(reading: Reading, index: int, language: str) -> bool:
    """Whether a rare word ends its clause after "mi chiamo": people are talked about, too."""
    low = reading.words[index].low
    rare = language not in ANGLOPHONE and low < UNCASED and word_scale(low, language) < RARELY
    return rare and reading.closes_clause(index)


def seldom(low: str, language: str) -> bool:
    """Whether it is of a script without capitals, and not often said."""
    return low > UNCASED and word_scale(low, language) < SELDOM
