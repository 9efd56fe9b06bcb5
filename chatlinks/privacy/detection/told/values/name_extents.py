"""How far a name goes that begins with a word."""

from chatlinks.privacy.detection.told.lists.sorts import JOINTS, Sort, sort_of
from chatlinks.privacy.detection.told.texts import vocabulary
from chatlinks.privacy.detection.told.texts.reading import Reading
from chatlinks.privacy.detection.told.values.firmness import Firmness
from chatlinks.privacy.detection.told.values.name_starts import UNCASED, seldom

SERVANT_OF = frozenset({"عبد", "abd", "abdul", "abdel"})
"""What one of God's names follows in a name, which may be any word: عبد الحق."""
LONGEST = 8  # words of one name


def extent(
    reading: Reading,
    first: int,
    language: str,
    firmness: Firmness,
) -> int:
    """Position of the last word of the name that begins at `first`."""
    last = first
    place = first + 1
    while place < len(reading.words) and place - first < LONGEST:
        if not joined(reading, place):
            break
        word = reading.words[place]
        small = word.low in vocabulary.particles() or word.low in SERVANT_OF
        if small and _after_particle(reading, place, language):
            place += 1
            continue
        serves = reading.words[place - 1].low in SERVANT_OF
        if not serves and not _goes_on(reading, first, place, language, firmness):
            break
        last = place
        place += 1
    return last


def joined(reading: Reading, index: int) -> bool:
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
        if place >= len(words) or not joined(reading, place):
            return False
        if words[place].low not in vocabulary.particles():
            sort = sort_of(words[place].low, language)
            if words[place].low in SERVANT_OF:
                return True
            if words[place - 1].low in SERVANT_OF:
                return sort is not Sort.STOP
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
            if sort is Sort.STOP and word.low not in vocabulary.own_stops(language):
                return True
            return sort is not Sort.NUMBER and (
                sort is not Sort.STOP or _last_capital(reading, place)
            )
        return sort is Sort.NAME and firmness >= Firmness.HINT
    if sort is Sort.LETTER:
        return word.low not in ("i", "a", "y", "e", "o", "u") or reading.gap(place + 1) == ". "
    if sort is Sort.NAME:
        return True
    if sort is Sort.MAYBE:
        surname = word.low > UNCASED and sort_of(begun.low, language) is Sort.NAME
        return surname or firmness >= Firmness.FIRM or reading.closes_clause(place)
    if sort is Sort.WORD and firmness >= Firmness.FIRM:
        titled = word.capital and not word.text.isupper() and reading.closes_clause(place)
        return titled or seldom(word.low, language)
    return sort is Sort.UNKNOWN and (firmness >= Firmness.HINT)


def _last_capital(reading: Reading, place: int) -> bool:
    """Whether a word that is never a name may be one: "Hortense State" at a clause's end."""
    return reading.words[place].low not in ("i", "i'm", "i'd", "i'll", "i've") and (
        reading.closes_clause(place)
    )
