"""How a passage looks in a language, as far as names are judged by it: a byte a word.

"Dr" is a title in ten languages, and what follows it is mostly the same in each. Two languages in
which a passage looks alike judge it alike, so it is judged once: with each judging anew, a message
full of titles took 90 ms (`bin/bench visitors`).
"""

from functools import lru_cache

from chatlinks.privacy.detection.told.lists.lexicon import name_weight, word_scale
from chatlinks.privacy.detection.told.lists.sorts import Sort, sort_of
from chatlinks.privacy.detection.told.texts import vocabulary
from chatlinks.privacy.detection.told.texts.reading import Reading
from chatlinks.privacy.detection.told.values.name_extents import LONGEST, joined
from chatlinks.privacy.detection.told.values.name_starts import ANGLOPHONE, RARE, SELDOM, UNCASED
from chatlinks.privacy.detection.told.values.names import (
    HINTED,
    LOOSE,
    TITLES,
    UNLISTED,
    past_titles,
)

SORTS = tuple(Sort)


def looks_from(reading: Reading, index: int, language: str) -> bytes:
    """How the words look by which a name is judged that begins with the one at `index`."""
    first = past_titles(reading, index)
    end = max(reading.once(_joined_ends)[first], first + 2)
    return reading.looks(language, look)[index:end]


def looks_before(reading: Reading, index: int, language: str) -> bytes:
    """Those by which a name is judged that ends before the one at `index`."""
    return reading.looks(language, look)[max(index - LONGEST, 0) : index + TITLES + LONGEST + 2]


def _joined_ends(reading: Reading) -> list[int]:
    """For each word the next that belongs to nothing before it."""
    ends = [*range(1, len(reading.words) + 1)]
    for place in reversed(range(1, len(ends))):
        if joined(reading, place):
            ends[place - 1] = ends[place]
    return ends


@lru_cache(maxsize=50_000)
def look(low: str, language: str) -> int:
    """One number for all that the judges of names ask of a word in a language."""
    weight, scale = name_weight(low, language), word_scale(low, language)
    heavy = (weight > UNLISTED) + (weight >= HINTED) + (weight >= LOOSE)
    rare = scale < (SELDOM if low > UNCASED else RARE)
    stop, english = low in vocabulary.stops(language), language in ANGLOPHONE
    return SORTS.index(sort_of(low, language)) << 5 | heavy << 3 | rare << 2 | stop << 1 | english
