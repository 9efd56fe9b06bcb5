"""Listed names that nothing speaks for: two of them in a row, or one that owns something."""

from collections.abc import Iterator

from chatlinks.privacy.detection.told.lists.lexicon import first_names, name_weight
from chatlinks.privacy.detection.told.lists.sorts import Sort, is_company, is_place, sort_of
from chatlinks.privacy.detection.told.tables.brand_names import BRAND_PAIRS
from chatlinks.privacy.detection.told.tables.words import BRANDS
from chatlinks.privacy.detection.told.texts.ports import NAMES_THAT_ARE_WORDS
from chatlinks.privacy.detection.told.texts.reading import Reading
from chatlinks.privacy.detection.told.turns import Reach, Sign, Strength, ToldSpan
from chatlinks.privacy.detection.told.unasked.cues import name_span
from chatlinks.privacy.detection.told.values.firmness import Firmness
from chatlinks.privacy.detection.told.values.names import ParsedName, name_from


def paired(reading: Reading, language: str) -> Iterator[ToldSpan]:
    """A first name and a family name, wherever they stand; without capitals it is a weak sign."""
    words = reading.words
    place = 0
    while place + 1 < len(words):
        parsed = None
        if sort_of(words[place].low, language) is Sort.NAME and _pairs(reading, place, language):
            parsed = name_from(reading, place, language, Firmness.LOOSE)
        if parsed is None or parsed.first == parsed.last:
            place += 1
            continue
        capitals = reading.cased and words[place].capital and words[place + 1].capital
        strength = Strength.STRONG if capitals else Strength.WEAK
        yield name_span(reading, parsed, Sign.LISTED, strength, Reach.CONVERSATION)
        place = parsed.last + 1


def _pairs(reading: Reading, place: int, language: str) -> bool:
    """Whether this word and the next are a person's, not a town's or two words."""
    word, follower = reading.words[place : place + 2]
    if f"{word.low} {follower.low}" in BRAND_PAIRS:
        return False
    if reading.gap(place + 1) != " " or is_place(reading, place, place + 1):
        return False
    if reading.cased and word.capital and follower.capital:
        sort = sort_of(follower.low, language)
        return sort is Sort.NAME or (sort is Sort.UNKNOWN and name_weight(follower.low) > -9)
    if reading.cased:
        return False
    pair = (word.low, follower.low)
    if word.low not in first_names() or NAMES_THAT_ARE_WORDS.intersection(pair):
        return False
    return all(name_weight(low, language) > 1.0 for low in pair)


def possessed(reading: Reading, language: str) -> Iterator[ToldSpan]:
    """A first name with 's: "susan's birthday"."""
    if "'s" not in reading.low:
        return
    for place, word in enumerate(reading.words):
        low = word.low
        if (
            reading.low[word.end : word.end + 2] != "'s"
            or low not in first_names()
            or low in BRANDS
        ):
            continue
        if low in NAMES_THAT_ARE_WORDS or name_weight(low, language) < 1.2:
            continue
        parsed = ParsedName(place, place, True)
        if not is_company(reading, place, place):
            yield name_span(reading, parsed, Sign.LISTED, Strength.WEAK, Reach.PLACE)
