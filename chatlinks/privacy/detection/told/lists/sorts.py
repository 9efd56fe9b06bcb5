"""What lists say of one word: a name, a word, both, or neither."""

from enum import StrEnum
from functools import lru_cache

from chatlinks.privacy.detection.told.lists.lexicon import UNHEARD, name_weight, places, word_scale
from chatlinks.privacy.detection.told.tables.words import COMPANIES
from chatlinks.privacy.detection.told.texts import vocabulary
from chatlinks.privacy.detection.told.texts.reading import Reading

SURE = 0.6  # how much more a name is borne than said
OPEN = -0.6  # below it a word is said far more than borne
ELIDED = frozenset("l d n c s j m t qu un all dell nell dall sull quest".split())
JOINTS = frozenset({" ", "-", ". ", " - ", "  ", "' "})


class Sort(StrEnum):
    NAME = "name"  # borne more than said
    MAYBE = "maybe"  # both
    WORD = "word"  # said, or listed nowhere as a name
    UNKNOWN = "unknown"  # neither listed nor frequent
    STOP = "stop"  # never a name
    NUMBER = "number"
    LETTER = "letter"


@lru_cache(maxsize=50_000)
def sort_of(low: str, language: str) -> Sort:
    """What lists say of one folded word."""
    if not low.isalpha() and any(letter.isdigit() for letter in low):
        return Sort.NUMBER
    if len(low) == 1 and low < "\u0900":
        return Sort.LETTER
    if low in vocabulary.stops(language):
        return Sort.STOP
    elided, _, rest = low.partition("'")
    weight, scale = name_weight(low, language), word_scale(low, language)
    if weight >= SURE:
        return Sort.NAME
    if weight >= OPEN:
        return Sort.MAYBE
    if rest and elided in ELIDED and sort_of(rest, language) in (Sort.WORD, Sort.STOP):
        return sort_of(rest, language)
    return Sort.WORD if scale > UNHEARD or _inflected(low, language) else Sort.UNKNOWN


ENDINGS = (
    "s",
    "es",
    "ed",
    "d",
    "ing",
    "ly",
    "er",
    "less",
    "ness",
    "able",
    "ful",
    "ment",
    "n't",
    "in",
)


def _inflected(low: str, language: str) -> bool:
    """Whether it is a frequent word with an English ending: "scammed", "contactless"."""
    for ending in ENDINGS:
        base = low.removesuffix(ending)
        if base == low or len(base) < 3:
            continue
        bases = [base, base + "e", base[:-1] if base[-1] == base[-2] else base, base + "g"]
        if any(word_scale(each, language) > 3.3 for each in bases):
            return True
    return False


def is_place(reading: Reading, first: int, last: int) -> bool:
    """Whether these words are a city, a state or a country."""
    return " ".join(word.low for word in reading.words[first : last + 1]) in places()


def is_company(reading: Reading, first: int, last: int) -> bool:
    """Whether one of these words, or the next, is a company's or a thing's."""
    words = reading.words[first : last + 1]
    if any(word.low in COMPANIES for word in words[1:]):
        return True
    following = reading.words[last + 1 : last + 2]
    return bool(following) and following[0].low in COMPANIES and reading.gap(last + 1) in JOINTS
