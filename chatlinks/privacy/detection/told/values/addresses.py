"""Addresses by their build: a street with its number, and the town and post code that follow."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from chatlinks.privacy.detection.told.lists.lexicon import places
from chatlinks.privacy.detection.told.lists.romanised import in_latin
from chatlinks.privacy.detection.told.lists.sorts import Sort, sort_of
from chatlinks.privacy.detection.told.tables.streets import (
    ENDS,
    FLATS,
    IN_FRONT,
    LANDMARK,
    NEVER_IN_STREETS,
    POSTED,
    STREETS,
)
from chatlinks.privacy.detection.told.tables.words import COUNTED, ENDERS, HOUSES, KEPT, NUMBERED
from chatlinks.privacy.detection.told.texts import vocabulary
from chatlinks.privacy.detection.told.texts.plain import loose, plain
from chatlinks.privacy.detection.told.texts.ports import Pattern, PatternSet, compiled
from chatlinks.privacy.detection.told.texts.reading import Reading, Word
from chatlinks.privacy.detection.told.turns import Kind, Sign, ToldSpan

FRONT = 24  # letters before a street in which its flat begins
TOWN = 4  # words after a street that may be its town, state and country


@cache
def _streets() -> tuple[str, ...]:
    return tuple(map(_bounded, STREETS))


def _bounded(source: str) -> str:
    plain = source.startswith((r"(\b", "(〒", "(?:^|"))
    return source if plain else r"(?:^|[^\pL\pN/])" + source


@cache
def _gate(in_ascii: bool) -> PatternSet:
    """Which streets may occur; in a text in ASCII, or in any."""
    return PatternSet(list(map(plain if in_ascii else loose, _streets())))


def street_sources() -> list[str]:
    """The patterns of streets that may stand in a text in ASCII."""
    return [source for source in _streets() if max(source) < "\u0400"]


@cache
def _ends() -> Pattern:
    return Pattern(ENDS)


@cache
def _flats() -> Pattern:
    return Pattern(FLATS)


@cache
def _landmark() -> Pattern:
    return Pattern(LANDMARK)


@cache
def _in_front() -> Pattern:
    return Pattern(IN_FRONT)


def addresses_in(reading: Reading) -> list[tuple[int, int]]:
    """Offsets of addresses, with the town and the post code."""
    spans: list[tuple[int, int]] = []
    if not reading.has_digits:
        return spans
    for place in _gate(isinstance(reading.scan, bytes)).seen(reading.scan):
        source = _streets()[place]
        for start, end in compiled(source).spans(reading.scan, 1):
            core = reading.low[start:end].rstrip(" ,\n")
            if source.endswith(POSTED) and not _posted(reading, start, end):
                continue
            if not _sentence(core):
                end = _extended(reading, start + len(core))
                spans.append((_begun(reading, start), end))
    return _united(spans)


def _begun(reading: Reading, start: int) -> int:
    """Where a flat or a house begins that stands in front: "Unit 5, 12 Collins St"."""
    first = max(0, start - FRONT)
    match = _in_front().first(reading.low[first:start], 1)
    return first + match[0] if match else start


def _posted(
    reading: Reading,
    start: int,
    end: int,
) -> bool:
    """Whether a place stands before the post code, and nothing that only sentences say."""
    first, last = reading.index(start), reading.index(end) - 1
    place = last - 1
    if place <= first or not (_town(reading, place) or _state(reading.words[place].text)):
        return False
    inside = reading.words[first + 1 : last]
    return not any(word.low in NEVER_IN_STREETS or word.low in COUNTED for word in inside)


def _sentence(core: str) -> bool:
    """Whether it is no address but a sentence: "2 people on the street"."""
    words = core.replace(",", " ").split()
    return words[0][:1].isdigit() and bool(NEVER_IN_STREETS.intersection(words[1:-1]))


def _extended(reading: Reading, end: int) -> int:
    """Past what follows a street: flat, town, state, post code, country."""
    for part in _flats(), _landmark():
        rest = reading.low[end : end + 100]
        behind = part.first(rest)
        if behind:
            end += len(rest[: behind[1]].rstrip(" ,\n"))
    rest = reading.low[end : end + 100]
    match = _ends().first(rest)
    if match and match[1] > 0:
        end += len(rest[: match[1]].rstrip(" ,\n"))
    index = reading.index(end)
    chained = _chained(reading, end)
    for place, word in enumerate(reading.words[index : index + TOWN], index):
        gap = reading.low[end : word.start]
        if gap.strip(" ,\n-") or len(gap) > 3:
            break
        town = _town(reading, place) or _state(word.text) or _unheard(reading, word)
        if not (town or (match and word.capital and reading.cased)):
            break
        end = word.end
    return max(end, chained)


def _chained(reading: Reading, end: int) -> int:
    """Past parts of a town that no list has, up to one that a list has: ", Al Barsha, Dubai"."""
    index = reading.index(end)
    last, stops = end, 0
    for place, word in enumerate(reading.words[index : index + TOWN], index):
        gap = reading.low[stops or end : word.start]
        if gap.strip(" ,\n-") or len(gap) > 3 or (place == index and "," not in gap):
            break
        listed = _town(reading, place)
        if not (listed or word.capital):
            break
        stops = word.end
        last = stops if listed else last
    return last


def _town(reading: Reading, index: int) -> bool:
    """Whether the word is a place, or a part of one that two words name: São Paulo."""
    low = [_plain(word.low) for word in reading.words[max(index - 1, 0) : index + 2]]
    here = reading.words[index].low
    pairs = (f"{one} {two}" for one, two in pairwise(low) if _plain(here) in (one, two))
    return here in places() or any(pair in places() for pair in pairs)


def _plain(low: str) -> str:
    return next(iter(in_latin(low)), low)


def _unheard(reading: Reading, word: Word) -> bool:
    """Whether a word that no list has stands before a number or the end: a town, misspelt."""
    index = reading.index(word.start)
    after = reading.words[index + 1 : index + 2]
    last = not after or after[0].low[:1].isdigit()
    return last and sort_of(word.low, "en") is Sort.UNKNOWN


def _state(text: str) -> bool:
    return len(text) == 2 and text.isalpha() and text.isupper()


def _united(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    union: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if union and start <= union[-1][1] + 2:
            union[-1] = union[-1][0], max(end, union[-1][1])
        else:
            union.append((start, end))
    return union


def told_addresses(reading: Reading) -> Iterator[ToldSpan]:
    for start, end in addresses_in(reading):
        text = reading.text[start:end].rstrip(" ,.\n")
        end = start + len(text)
        if "?" in text or not any(letter.isdigit() for letter in text):
            continue
        yield ToldSpan.strong(start, end, Kind.ADDRESS, Sign.ADDRESS, text)


def after_cue(
    reading: Reading,
    end: int,
    language: str,
) -> ToldSpan | None:
    """What follows "I live at" or "ship to", up to the clause's end, when it holds a number."""
    index = reading.index(end)
    words = reading.words
    if index >= len(words) or len(reading.low[end : words[index].start].strip(" :,-\n.")) > 0:
        return None
    last, digits = index - 1, False
    stops = vocabulary.stops(language)
    for place in range(index, min(index + 16, len(words))):
        gap = reading.gap(place) if place > index else ""
        if any(mark in gap for mark in ".!?;") and not _abbreviates(reading, place):
            break
        low = words[place].low
        kept = low in KEPT or low in HOUSES
        if low in ENDERS or (low in stops and not digits and not kept):
            break
        digits = digits or any(letter.isdigit() for letter in low)
        last = place
    if last <= index or not digits:
        return None
    start, stop = words[index].start, words[last].end
    text = reading.text[start:stop]
    return ToldSpan.strong(start, stop, Kind.ADDRESS, Sign.CUE, text)


def house_follows(reading: Reading, index: int) -> bool:
    """Whether a house with its number stands behind a comma here: "Mrs Pinto, House 7, …"."""
    words = reading.words[index : index + 3]
    if len(words) < 2 or words[0].low not in HOUSES:
        return False
    if reading.gap(index).strip(" ") not in (",", "\n", ",\n"):
        return False
    number = words[1] if words[1].low not in NUMBERED else words[-1]
    return number.low[0].isdigit()


def _abbreviates(reading: Reading, place: int) -> bool:
    before = reading.words[place - 1]
    return "." in reading.gap(place) and before.end - before.start <= 4
