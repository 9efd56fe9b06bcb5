"""Names and addresses that a reply gives when they were asked for."""

from chatlinks.privacy.detection.told.asked.replies import (
    SHORT,
    ReplyValue,
    all_letters,
    first_said,
    refuses,
)
from chatlinks.privacy.detection.told.lists.sorts import JOINTS, Sort, sort_of
from chatlinks.privacy.detection.told.tables.words import LINKS
from chatlinks.privacy.detection.told.texts import vocabulary
from chatlinks.privacy.detection.told.texts.reading import Reading
from chatlinks.privacy.detection.told.turns import Kind
from chatlinks.privacy.detection.told.values.firmness import Firmness
from chatlinks.privacy.detection.told.values.names import ParsedName, letters_from, name_from

TOGETHER = 9  # names that one reply may give after its first


def name_asked(
    reading: Reading,
    kinds: tuple[Kind, ...],
    language: str,
) -> list[ReplyValue]:
    """The name that a reply gives; cues in the text are looked at elsewhere."""
    words = reading.words
    start = first_said(reading, language)
    if start == len(words):
        start = 0 if 0 < len(words) <= 2 and not refuses(reading, language) else start
    named = len(words) <= 3 and all(_nameable(word.low, language) for word in words)
    if start == 0 and not named and refuses(reading, language):
        return _listed(reading, language)
    parsed = name_from(reading, start, language, _firmness(reading, start))
    if parsed is None:
        lone = _lone(reading, start, language)
        return lone or _listed(reading, language)
    first, last = _particles_before(reading, parsed.first), parsed.last
    rest = len(words) - last - 1
    if 0 < rest <= 2 and len(words) - first <= 4 and all_letters(reading, last + 1):
        last = _to_the_end(reading, last, language)
    if not parsed.sure and len(words) - start > SHORT:
        return _listed(reading, language)
    return [
        ReplyValue(words[first].start, words[last].end, Kind.NAME, True),
        *_more(reading, last, language),
    ]


def _particles_before(reading: Reading, first: int) -> int:
    """Where a name begins whose small words were taken for fillers: "zu Guttenberg"."""
    words = reading.words
    while (
        first
        and words[first].capital
        and words[first - 1].low in vocabulary.particles()
        and reading.gap(first) in JOINTS
    ):
        first -= 1
    return first


def _firmness(reading: Reading, start: int) -> Firmness:
    spelt = letters_from(reading, start)
    short = len(reading.words) - (spelt.last if spelt else start) <= SHORT
    return Firmness.ANSWER if short else Firmness.HINT


def _nameable(low: str, language: str) -> bool:
    return sort_of(low, language) in (Sort.NAME, Sort.MAYBE, Sort.UNKNOWN)


def _lone(
    reading: Reading,
    start: int,
    language: str,
) -> list[ReplyValue]:
    """A reply of one to three words that are also common words: "Song", "Harmony Rose"."""
    words = reading.words[start:]
    if not 1 <= len(words) <= 3 or not all_letters(reading, start):
        return []
    if refuses(reading, language) or "?" in reading.low:
        return []
    sorts = [sort_of(word.low, language) for word in words]
    if Sort.STOP in sorts or Sort.NUMBER in sorts:
        return []
    return [
        ReplyValue(
            words[0].start,
            words[-1].end,
            Kind.NAME,
            any(word.capital for word in words),
        )
    ]


def _to_the_end(
    reading: Reading,
    last: int,
    language: str,
) -> int:
    for place in range(last + 1, len(reading.words)):
        sort = sort_of(reading.words[place].low, language)
        gap = reading.gap(place)
        if sort in (Sort.STOP, Sort.NUMBER) or gap.strip(" ,-.'"):
            break
        if gap.strip() == "," and sort is Sort.WORD and not reading.words[place].capital:
            break
        last = place
    return last


def _more(
    reading: Reading,
    last: int,
    language: str,
) -> list[ReplyValue]:
    """More names after the first: "Isabell, Raniero", "Anna and Piotr Nowak"."""
    values: list[ReplyValue] = []
    for _ in range(TOGETHER):
        parsed = _next_name(reading, last, language)
        if parsed is None:
            break
        words = reading.words
        start, end = words[parsed.first].start, words[parsed.last].end
        values.append(ReplyValue(start, end, Kind.NAME, True))
        last = parsed.last
    return values


def _next_name(
    reading: Reading,
    last: int,
    language: str,
) -> ParsedName | None:
    words = reading.words
    place = last + 1
    if place < len(words) and words[place].low in LINKS:
        place += 1
    if place >= len(words) or reading.gap(place).strip(" ,&"):
        return None
    parsed = name_from(reading, place, language, Firmness.LOOSE)
    if parsed is None and "," in reading.gap(place) and len(words) - place <= 2:
        return name_from(reading, place, language, Firmness.ANSWER)
    return parsed


def _listed(reading: Reading, language: str) -> list[ReplyValue]:
    """A listed name further on in a reply: "oh yes of course! You can put Priya"."""
    for place, word in enumerate(reading.words[:40]):
        sort = sort_of(word.low, language)
        capital = word.capital and reading.cased and not reading.opens_sentence(place)
        rare = capital and sort in (Sort.MAYBE, Sort.UNKNOWN) and len(reading.words) <= 10
        if sort is Sort.NAME or rare:
            firm = Firmness.HINT if capital else Firmness.LOOSE
            parsed = name_from(reading, place, language, firm)
            if parsed:
                words = reading.words
                span = words[parsed.first].start, words[parsed.last].end
                return [
                    ReplyValue(*span, Kind.NAME, capital),
                    *_more(reading, parsed.last, language),
                ]
    return []


def address_asked(
    reading: Reading,
    kinds: tuple[Kind, ...],
    language: str,
) -> list[ReplyValue]:
    start = first_said(reading, language)
    words = reading.words
    if start >= len(words) or (start == 0 and refuses(reading, language)):
        return []
    if "?" in reading.low or len(words) > 40:
        return []
    digit = any(letter.isdigit() for letter in reading.low)
    if not digit and (len(words) - start < 2 or len(words) > 8 or "\n" in reading.low):
        return []
    sorts = [sort_of(word.low, language) for word in words[start:]]
    if sorts.count(Sort.STOP) > max(1, len(sorts) // 3):
        return []
    return [
        ReplyValue(
            words[start].start,
            words[-1].end,
            Kind.ADDRESS,
            digit,
        )
    ]


def rest_of_address(reading: Reading, language: str) -> list[ReplyValue]:
    """A town that follows a street in a message of its own."""
    words = reading.words
    if not 1 <= len(words) <= 4 or "?" in reading.low or refuses(reading, language):
        return []
    if any(sort_of(word.low, language) is Sort.STOP for word in words):
        return []
    return [ReplyValue(words[0].start, words[-1].end, Kind.ADDRESS, True)]
