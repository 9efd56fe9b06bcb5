"""Before sharing: what may still be personal and was not found firmly enough to be masked."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from chatlinks.privacy.detection.told.asked.numbers_told import numbers_in
from chatlinks.privacy.detection.told.finder import Finder
from chatlinks.privacy.detection.told.lists.lexicon import first_names, name_weight, places
from chatlinks.privacy.detection.told.lists.sorts import Sort, sort_of
from chatlinks.privacy.detection.told.tables.words import COMPANIES
from chatlinks.privacy.detection.told.tell import tell
from chatlinks.privacy.detection.told.texts import vocabulary
from chatlinks.privacy.detection.told.texts.ports import NAMES_THAT_ARE_WORDS, Pattern
from chatlinks.privacy.detection.told.texts.reading import Reading
from chatlinks.privacy.detection.told.turns import Kind, Turn
from chatlinks.privacy.detection.told.values.dates import dates_in

SENTENCE = Pattern(r"[^.!?\n。！？।؟]+[.!?。！？।؟]*")
LONGEST = 240  # letters of a sentence that is shown
SEEN_BY_MODEL = "the finder takes it for personal"
DIGITS = 5  # figures of a number that nothing calls money or a count


class LikelyPersonal(NamedTuple):
    """A passage to look at before sharing: which turn, where in it, and the sentence around it."""

    turn: int
    start: int
    end: int
    kind: str
    why: str
    sentence: str


def likely_personal(
    turns: Sequence[Turn],
    hidden: Sequence[Sequence[tuple[int, int]]] = (),
    never_names: frozenset[str] = frozenset(),
    finder: Finder | None = None,
) -> list[LikelyPersonal]:
    """What may be personal in these turns and is not in `hidden`, the masked spans of each turn.

    `finder` adds what a model sees in what users say (`finder.load_finder`); it is slow.
    """
    told = tell(turns, "strict", never_names)
    rows: list[LikelyPersonal] = []
    for place, turn in enumerate(turns):
        masked = list(hidden[place]) if place < len(hidden) else []
        reading = Reading(turn.text)
        passages = [(span.start, span.end, span.kind, span.why) for span in told[place]]
        if turn.who == "user":
            passages += _doubtful(reading, never_names)
            if finder is not None:
                passages += [(*span, SEEN_BY_MODEL) for span in finder(turn.text)]
        sentences = list(SENTENCE.spans(reading.scan)) if passages else []
        for start, end, kind, why in _left_over(passages, masked):
            sentence = _sentence(reading, sentences, start, end)
            row = LikelyPersonal(
                turn=place,
                start=start,
                end=end,
                kind=kind,
                why=why,
                sentence=sentence,
            )
            rows.append(row)
    return rows


def _left_over(
    passages: list[tuple[int, int, str, str]],
    masked: list[tuple[int, int]],
) -> Iterator[tuple[int, int, str, str]]:
    """Those that touch nothing masked; of several that overlap the first."""
    shown = 0
    for passage in sorted(passages):
        start, end, _, _ = passage
        if start < shown or any(start < two and one < end for one, two in masked):
            continue
        shown = end
        yield passage


def _sentence(
    reading: Reading,
    sentences: list[tuple[int, int]],
    start: int,
    end: int,
) -> str:
    place = bisect_right(sentences, (start, len(reading.text))) - 1
    first, last = sentences[place] if place >= 0 else (start, end)
    return reading.text[first : max(last, end)].strip()[:LONGEST]


def _doubtful(
    reading: Reading,
    never_names: frozenset[str],
) -> Iterator[tuple[int, int, str, str]]:
    language = vocabulary.language_of(reading, "en")
    words = reading.words
    for place, word in enumerate(words):
        if word.low in never_names or not _nameable(reading, place, language):
            continue
        yield word.start, word.end, Kind.NAME, "it may be somebody's name"
    for start, end in dates_in(reading):
        if any(letter.isdigit() for letter in reading.low[start:end]) and end - start >= 8:
            yield start, end, Kind.BIRTH, "it is a whole date"
    for first, last in numbers_in(reading, letters=False):
        start, end = words[first].start, words[last].end
        figures = sum(letter.isdigit() for letter in reading.low[start:end])
        if figures >= DIGITS:
            yield start, end, Kind.ID_NUMBER, "it is a long number"


def _nameable(reading: Reading, place: int, language: str) -> bool:
    """Whether a lone word may be a name: listed and no word, or rare and with a capital."""
    word = reading.words[place]
    if word.low in places() or word.low in NAMES_THAT_ARE_WORDS or len(word.low) < 3:
        return False
    follower = reading.words[place + 1 : place + 2]
    if follower and follower[0].low in COMPANIES:
        return False
    sort = sort_of(word.low, language)
    if sort is Sort.NAME:
        capital = word.capital or not reading.has_capitals
        return word.low in first_names() and capital and name_weight(word.low, language) > 1.0
    inside = word.capital and reading.cased and not reading.opens_sentence(place)
    return sort is Sort.UNKNOWN and inside
