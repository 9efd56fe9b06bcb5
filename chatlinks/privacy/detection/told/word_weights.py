"""What each word of a message adds to a first glance: weighed once, then remembered."""

from collections.abc import Sequence

from chatlinks.privacy.detection.told.lists.lexicon import name_weight, word_scale
from chatlinks.privacy.detection.told.lists.sorts import Sort, sort_of
from chatlinks.privacy.detection.told.tables.mail_shapes import HINTS
from chatlinks.privacy.detection.told.tables.numbers import DAY_WORDS, NUMBER_WORDS
from chatlinks.privacy.detection.told.texts import vocabulary

KEPT = 50_000  # words weighed and remembered
SENSIBLE = 1.4  # how much more a name than a word something must be to be one, though never else
RARE = 3.7  # the scale below which a word may be a name where both sides speak for it
# What the words of a message add up to, each sum in eight bits.
ENGLISH, FOREIGN, NUMBER, NAMED, MAILED = 1, 1 << 8, 1 << 16, 1 << 24, 1 << 32
EIGHT = 0xFF
MIXED = 2  # foreign words of a message that is of two languages
BEARS, NUMBERS = NAMED * EIGHT, NUMBER * EIGHT
NAMELIKE = (Sort.NAME, Sort.MAYBE, Sort.UNKNOWN)


class _Weights(dict[bytes, int]):
    """What a word adds; filled as words are met, and emptied when there are very many."""

    def __missing__(self, word: bytes) -> int:
        weight = _weight(word.decode())
        if len(self) >= KEPT:
            self.clear()
        self[word] = weight
        return weight


WEIGHTS = _Weights()


def _weight(word: str) -> int:
    low = word.strip("'-")
    if low.endswith("'s") and len(low) > 3:
        low = low[:-2]
    if not low:
        return 0
    codes = vocabulary.everyday_in(low)
    weight = 0
    if "en" not in codes and codes:
        weight += FOREIGN + NAMED * ("hi-Latn" in codes)
    elif len(codes) == 1:
        weight += ENGLISH
    sort = sort_of(low, "en")
    if sort is Sort.NUMBER or low in NUMBER_WORDS or low in DAY_WORDS or low in vocabulary.months():
        weight += NUMBER
    letter = sort is Sort.LETTER and low not in "ia"
    sensible = sort is Sort.STOP and name_weight(low) > SENSIBLE
    if letter or sensible or sort in NAMELIKE:
        weight += NAMED
    if any(hint in word for hint in HINTS) or word == "dot":
        weight += MAILED
    return weight


class _Foreign(dict[bytes, int]):
    """In which languages in Latin letters a word may be a name: a bit for each."""

    def __missing__(self, word: bytes) -> int:
        low = word.decode().strip("'-").removesuffix("'s")
        bits = 0
        for place, code in enumerate(vocabulary.LATIN if low else ()):
            sort = sort_of(low, code)
            seldom = sort is Sort.WORD and word_scale(low, code) < RARE
            bits |= (seldom or sort in NAMELIKE) << place
        if len(self) >= KEPT:
            self.clear()
        self[word] = bits
        return bits


FOREIGN_NAMES = _Foreign()
BITS = {code: 1 << place for place, code in enumerate(vocabulary.LATIN)}


def bears(word: bytes) -> bool:
    """Whether a word may be a name."""
    return bool(WEIGHTS[word] & BEARS)


def languages_of(total: int, words: Sequence[bytes]) -> frozenset[str]:
    """The languages in Latin letters that a message of these words may be of."""
    foreign = total >> 8 & EIGHT
    if total & EIGHT > foreign and foreign < MIXED:
        return vocabulary.ENGLISH
    lows = [word.decode().strip("'-").removesuffix("'s") for word in words]
    return vocabulary.likely_languages(lows)


def is_named_in(languages: frozenset[str], words: Sequence[bytes]) -> bool:
    """Whether one of these words may be a name in one of these languages."""
    wanted = sum(map(BITS.__getitem__, languages))
    return any(FOREIGN_NAMES[word] & wanted for word in words)
