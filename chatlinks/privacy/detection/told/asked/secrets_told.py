"""Secret answers, user names and passwords that a reply gives."""

from typing import NamedTuple

from chatlinks.privacy.detection.told.asked.replies import SHORT, ReplyValue, first_said, refuses
from chatlinks.privacy.detection.told.lists.sorts import Sort, sort_of
from chatlinks.privacy.detection.told.tables.words import CALLED, LINKS, NONE_SUCH
from chatlinks.privacy.detection.told.texts import vocabulary
from chatlinks.privacy.detection.told.texts.ports import Pattern
from chatlinks.privacy.detection.told.texts.reading import Reading, Word
from chatlinks.privacy.detection.told.turns import Kind

NOTHING = Pattern(NONE_SUCH)


def secret_or_token(
    reading: Reading,
    kind: Kind,
    kinds: tuple[Kind, ...],
    language: str,
) -> list[ReplyValue]:
    """A secret answer, a user name or a password: what a short reply says beside fillers."""
    words = reading.words
    if kind is Kind.EMAIL or not words:
        return []
    start = first_said(reading, language)
    if start >= len(words):
        start = 0 if len(words) == 1 and not refuses(reading, language) else len(words)
    if start >= len(words) or (refuses(reading, language) and not _after_comma(reading)):
        return []
    if kind in (Kind.PASSWORD, Kind.USER_NAME):
        return _token(reading, start, kind, language)
    if NOTHING.seen(reading.scan):
        return []
    return _secrets(reading, _after_called(reading, start), language)


def _after_called(reading: Reading, start: int) -> int:
    """Where the name itself begins: "a dog called Nemo"."""
    for place in range(start, len(reading.words) - 1):
        if reading.words[place].low in CALLED:
            return place + 1
    return start


def _after_comma(reading: Reading) -> bool:
    """Whether the "no" or "ok" that begins a reply is followed by more: "ok, Nemo"."""
    return len(reading.words) <= SHORT and any(mark in reading.gap(1) for mark in ",.!")


def _token(
    reading: Reading,
    start: int,
    kind: Kind,
    language: str,
) -> list[ReplyValue]:
    """The first word that is no filler; one with a digit or a sign rather than one without."""
    rest = reading.words[start:]
    marked = [word for word in rest if not word.low.isalpha()]
    if not marked and len(rest) > 2:
        return []
    word = marked[0] if marked else rest[0]
    if sort_of(word.low, language) is Sort.STOP:
        return []
    start, end = word.start, word.end
    text = reading.text
    while end < len(text) and not text[end].isspace() and text[end] not in ",;":
        end += 1
    while start and not text[start - 1].isspace() and text[start - 1] not in ",;:":
        start -= 1
    return [ReplyValue(start, len(text[:end].rstrip(".?!")), kind, True)]


def _secrets(reading: Reading, start: int, language: str) -> list[ReplyValue]:
    """The run of words of a reply that are no fillers, and one that an "and" ties to it."""
    words = reading.words
    reply = _Reply(
        skipped=vocabulary.fillers(language),
        short=len(words) - start <= SHORT or _first_clause(reading, start),
        language=language,
    )
    given: list[ReplyValue] = []
    place = start
    while place < len(words) and len(given) < 3:
        first = place
        while place < len(words) and _secret(reading, place, first, reply):
            place += 1
        if place == first:
            place += 1
            continue
        if given and not _tied(reading, first) and not (words[first].capital and reading.cased):
            break
        given.append(
            ReplyValue(
                words[first].start,
                words[place - 1].end,
                Kind.ANSWER,
                True,
            )
        )
        if reply.short and len(words) - start > SHORT:
            break
    return given


def _first_clause(reading: Reading, start: int) -> bool:
    """Whether the answer comes first and talk after it: "Nemo! I watched that so often"."""
    return any(
        reading.closes_clause(place) for place in range(start, min(start + 2, len(reading.words)))
    )


def _tied(reading: Reading, first: int) -> bool:
    """Whether "and", "or" or a short name's comma leads to this word."""
    return reading.words[first - 1].low in LINKS or reading.words[max(first - 2, 0)].low in LINKS


class _Reply(NamedTuple):
    """What words of a reply are judged by."""

    skipped: frozenset[str]
    short: bool  # it, or its first clause, holds little beside the answer
    language: str


def _secret(
    reading: Reading,
    place: int,
    first: int,
    reply: _Reply,
) -> bool:
    word = reading.words[place]
    if place > first and not _joins(reading, place):
        return False
    sort = sort_of(word.low, reply.language)
    capital = word.capital and reading.cased and not reading.opens_sentence(place)
    if capital and word.low not in ("i", "i'm", "i've", "i'd"):
        return not (_shouted(word) and sort in (Sort.WORD, Sort.STOP))
    if word.low in reply.skipped or word.low in LINKS:
        return False
    if reply.short:
        return sort is not Sort.STOP
    return sort is Sort.NAME or (word.capital and reading.cased and sort is Sort.UNKNOWN)


def _shouted(word: Word) -> bool:
    """All in capitals, which says nothing of a word that is otherwise written small: "my PIN"."""
    return len(word.text) > 1 and word.text.isupper()


def _joins(reading: Reading, place: int) -> bool:
    return not reading.gap(place).strip(" -'.&")
