"""What a reply gives, when it is known what was asked for."""

from functools import cache
from typing import NamedTuple

from chatlinks.privacy.detection.told import vocabulary
from chatlinks.privacy.detection.told.dates import dates_in, spoken_date
from chatlinks.privacy.detection.told.names import (
    Firmness,
    Sort,
    letters_from,
    name_from,
    sort_of,
)
from chatlinks.privacy.detection.told.ports import Pattern
from chatlinks.privacy.detection.told.reading import Reading
from chatlinks.privacy.detection.told.tables.numbers import NUMBER_WORDS
from chatlinks.privacy.detection.told.tables.unspaced import NOT_NAMED, POLITE, REFUSED
from chatlinks.privacy.detection.told.turns import Kind

SHORT = 6  # words of a reply that may be nothing but the answer
UNITS = frozenset(
    "dollars dollar usd euros euro eur pounds gbp rupees rs inr credits credit percent gb mb am pm people persons person "
    "guests nights night days day weeks months years hours hour minutes min km miles times items pcs".split()
)
LINKS = frozenset("and or either n y e et und oder ou o lub atau dan aur ya".split())


class Given(NamedTuple):
    """A passage of a reply: offsets and kind; `sure` when its shape fits what was asked."""

    start: int
    end: int
    kind: Kind
    sure: bool


Numbers = list[tuple[int, int]]


def refuses(reading: Reading, language: str) -> bool:
    """Whether a reply begins as one that gives nothing: "why do you need it?"."""
    for code in {language, "en"}:
        match = vocabulary.starts(code, "refuses").first(reading.scan, 1)
        if match is not None:
            return True
    return False


def values_in(reading: Reading, kinds: tuple[Kind, ...], language: str) -> list[Given]:
    """What the reply gives of what was asked for."""
    if language in vocabulary.UNSPACED:
        return _unspaced(reading, kinds)
    return _spaced(reading, kinds, language)


def _unspaced(reading: Reading, kinds: tuple[Kind, ...]) -> list[Given]:
    """Replies where no space ends a word: numbers and dates; words when the reply is short."""
    given: list[Given] = []
    for kind in sorted(kinds, key=ORDER.index):
        if kind is Kind.BIRTH:
            given += _birth(reading, kinds, "en")
        elif kind in DIGITAL:
            given += _digits(reading, kind, kinds, "en")
        elif kind in (Kind.NAME, Kind.ANSWER):
            given += polite_reply(reading, kind)
        elif kind is not Kind.EMAIL:
            given += _spaced(reading, (kind,), "en")
    return given


def _spaced(reading: Reading, kinds: tuple[Kind, ...], language: str) -> list[Given]:
    given: list[Given] = []
    taken: list[tuple[int, int]] = []
    for kind in sorted(kinds, key=ORDER.index):
        if kind in (Kind.BIRTH,):
            found = _birth(reading, kinds, language)
        elif kind in DIGITAL:
            found = _digits(reading, kind, kinds, language)
        elif kind is Kind.NAME:
            found = _name(reading, kinds, language)
        elif kind is Kind.ADDRESS:
            found = _address(reading, kinds, language)
        else:
            found = _phrase(reading, kind, kinds, language)
        for each in found:
            if not any(each.start < end and start < each.end for start, end in taken):
                given.append(each)
                taken.append((each.start, each.end))
    return given


DIGITAL = frozenset(
    {
        Kind.PIN,
        Kind.POST_CODE,
        Kind.ACCOUNT,
        Kind.ID_NUMBER,
        Kind.BOOKING,
        Kind.CARD,
        Kind.PHONE,
    }
)
ORDER = [
    Kind.EMAIL,
    Kind.BIRTH,
    Kind.ADDRESS,
    Kind.NAME,
    Kind.PASSWORD,
    Kind.USER_NAME,
    Kind.ANSWER,
    Kind.CARD,
    Kind.PHONE,
    Kind.ACCOUNT,
    Kind.BOOKING,
    Kind.ID_NUMBER,
    Kind.POST_CODE,
    Kind.PIN,
]


def _birth(reading: Reading, kinds: tuple[Kind, ...], language: str) -> list[Given]:
    dates = dates_in(reading)
    if dates:
        return [Given(*span, Kind.BIRTH, True) for span in dates]
    if refuses(reading, language) or len(kinds) > 1 or len(reading.words) > 12:
        return []
    span = spoken_date(reading)
    return [Given(*span, Kind.BIRTH, True)] if span else []


def numbers_in(reading: Reading, letters: bool) -> Numbers:
    """Runs of words with digits, or of digits as words; with `letters`, short letters between."""
    words = reading.words
    runs: Numbers = []
    place = 0
    while place < len(words):
        if not _numeric(words[place].low):
            place += 1
            continue
        first = last = place
        if letters:
            while first > 0 and _code_letters(words[first - 1].low) and _close(reading, first):
                first -= 1
        while last + 1 < len(words) and _close(reading, last + 1):
            low = words[last + 1].low
            if not (_numeric(low) or (letters and _code_letters(low))):
                break
            last += 1
        runs.append((first, last))
        place = last + 1
    return [run for run in runs if _counts(reading, run) and not _measured(reading, run)]


def _numeric(low: str) -> bool:
    return any(letter.isdigit() for letter in low) or (low in NUMBER_WORDS and low not in LINKS)


def _counts(reading: Reading, run: tuple[int, int]) -> bool:
    """Whether a run says enough: a figure, or three words for figures."""
    words = reading.words[run[0] : run[1] + 1]
    return len(words) >= 3 or any(letter.isdigit() for word in words for letter in word.low)


def _code_letters(low: str) -> bool:
    return len(low) <= 3 and low.isalpha() and low.isascii() and low not in SMALL_WORDS


SMALL_WORDS = frozenset(
    "is and the for to my no it at of on in ok yes i an am pm by so me us you gb mb usd rs inr can not was are its but or if "
    "be do we he up go new one pin ssn dob zip num may jan feb mar apr jun jul aug sep oct nov dec".split()
)


def _close(reading: Reading, index: int) -> bool:
    gap = reading.gap(index)
    return len(gap) <= 2 and not set(gap) & set("?!\n;:")


def _measured(reading: Reading, run: tuple[int, int]) -> bool:
    """Whether it is money, time or a count: "5000 dollars", "6pm"."""
    words, (first, last) = reading.words, run
    if last + 1 < len(words) and words[last + 1].low in UNITS:
        return True
    if reading.gap(first)[-1:] in ("$", "£", "€", "₹") or reading.gap(last + 1)[:1] in ("$", "€", "%"):
        return True
    low = words[last].low
    return low.endswith(("pm", "am", "gb", "mb")) and low[:-2].isdigit()


def _digits(
    reading: Reading,
    kind: Kind,
    kinds: tuple[Kind, ...],
    language: str,
) -> list[Given]:
    letters = kind in (Kind.BOOKING, Kind.POST_CODE, Kind.ID_NUMBER)
    given: list[Given] = []
    for first, last in numbers_in(reading, letters):
        start, end = reading.words[first].start, reading.words[last].end
        figures = sum(letter.isalnum() for letter in reading.low[start:end])
        if kind is Kind.PIN and low_ordinal(reading.words[last].low):
            continue
        if figures >= 3 or (figures >= 2 and len(reading.words) <= 3):
            given.append(Given(start, end, kind, True))
    if not given and kind in (Kind.BOOKING, Kind.POST_CODE):
        given = _spelt_code(reading, kind, language)
    return given


def low_ordinal(low: str) -> bool:
    """Whether it is a day rather than a number: "31st"."""
    return low[:1].isdigit() and low.endswith(("st", "nd", "rd", "th"))


def _spelt_code(reading: Reading, kind: Kind, language: str) -> list[Given]:
    """A code of letters alone: "KXQZPA"."""
    if refuses(reading, language):
        return []
    for place, word in enumerate(reading.words):
        spelt = letters_from(reading, place)
        if spelt:
            return [Given(word.start, reading.words[spelt.last].end, kind, False)]
        if 5 <= len(word.text) <= 8 and word.text.isupper() and not reading.text.isupper():
            return [Given(word.start, word.end, kind, False)]
    return []


def _start(reading: Reading, language: str) -> int:
    """Position of the first word that is no filler: "yes, it's"."""
    skipped = vocabulary.fillers(language)
    for place, word in enumerate(reading.words):
        if word.low not in skipped:
            return place
        if word.capital and reading.cased and place and sort_of(word.low, language) is Sort.NAME:
            return place
    return len(reading.words)


def _name(reading: Reading, kinds: tuple[Kind, ...], language: str) -> list[Given]:
    """The name that a reply gives; cues in the text are looked at elsewhere."""
    words = reading.words
    start = _start(reading, language)
    if start == len(words):
        start = 0 if 0 < len(words) <= 2 and not refuses(reading, language) else start
    if start == 0 and refuses(reading, language):
        if not (len(words) <= 3 and all(_nameable(word.low, language) for word in words)):
            return _listed(reading, language)
    parsed = name_from(reading, start, language, _firmness(reading, start))
    if parsed is None:
        lone = _lone(reading, start, language)
        return lone or _listed(reading, language)
    first, last = parsed.first, parsed.last
    rest = len(words) - last - 1
    if 0 < rest <= 2 and len(words) - first <= 4 and _all_letters(reading, last + 1):
        last = _to_the_end(reading, last, language)
    if not parsed.sure and len(words) - start > SHORT:
        return _listed(reading, language)
    return [Given(words[first].start, words[last].end, Kind.NAME, True), *_more(reading, last, language)]


def _firmness(reading: Reading, start: int) -> Firmness:
    short = len(reading.words) - start <= SHORT
    return Firmness.ANSWER if short else Firmness.HINT


def _nameable(low: str, language: str) -> bool:
    return sort_of(low, language) in (Sort.NAME, Sort.MAYBE, Sort.UNKNOWN)


def _lone(reading: Reading, start: int, language: str) -> list[Given]:
    """A reply of one to three words that are also common words: "Song", "Harmony Rose"."""
    words = reading.words[start:]
    if not 1 <= len(words) <= 3 or not _all_letters(reading, start):
        return []
    if refuses(reading, language) or "?" in reading.low:
        return []
    sorts = [sort_of(word.low, language) for word in words]
    if Sort.STOP in sorts or Sort.NUMBER in sorts:
        return []
    return [Given(words[0].start, words[-1].end, Kind.NAME, any(word.capital for word in words))]


def _all_letters(reading: Reading, start: int) -> bool:
    return all(word.low.replace("-", "").replace("'", "").isalpha() for word in reading.words[start:])


def _to_the_end(reading: Reading, last: int, language: str) -> int:
    for place in range(last + 1, len(reading.words)):
        sort = sort_of(reading.words[place].low, language)
        gap = reading.gap(place)
        if sort in (Sort.STOP, Sort.NUMBER) or gap.strip(" ,-.'"):
            break
        if gap.strip() == "," and sort is Sort.WORD and not reading.words[place].capital:
            break
        last = place
    return last


def _more(reading: Reading, last: int, language: str) -> list[Given]:
    """More names after the first: "Isabell, Raniero", "Anna and Piotr Nowak"."""
    words = reading.words
    place = last + 1
    if place < len(words) and words[place].low in LINKS:
        place += 1
    if place >= len(words) or place > last + 2 or reading.gap(place).strip(" ,&"):
        return []
    parsed = name_from(reading, place, language, Firmness.LOOSE)
    if parsed is None and "," in reading.gap(place) and len(words) - place <= 2:
        parsed = name_from(reading, place, language, Firmness.ANSWER)
    if parsed is None:
        return []
    start, end = words[parsed.first].start, words[parsed.last].end
    return [Given(start, end, Kind.NAME, True), *_more(reading, parsed.last, language)]


def _listed(reading: Reading, language: str) -> list[Given]:
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
                return [Given(*span, Kind.NAME, capital), *_more(reading, parsed.last, language)]
    return []


def _address(reading: Reading, kinds: tuple[Kind, ...], language: str) -> list[Given]:
    start = _start(reading, language)
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
    return [Given(words[start].start, words[-1].end, Kind.ADDRESS, digit)]


def rest_of_address(reading: Reading, language: str) -> list[Given]:
    """A town that follows a street in a message of its own."""
    words = reading.words
    if not 1 <= len(words) <= 4 or "?" in reading.low or refuses(reading, language):
        return []
    if any(sort_of(word.low, language) is Sort.STOP for word in words):
        return []
    return [Given(words[0].start, words[-1].end, Kind.ADDRESS, True)]


def _phrase(
    reading: Reading,
    kind: Kind,
    kinds: tuple[Kind, ...],
    language: str,
) -> list[Given]:
    """A secret answer, a user name or a password: what a short reply says beside fillers."""
    words = reading.words
    if kind is Kind.EMAIL or not words:
        return []
    start = _start(reading, language)
    if start >= len(words):
        start = 0 if len(words) == 1 and not refuses(reading, language) else len(words)
    if start >= len(words) or (refuses(reading, language) and not _after_comma(reading)):
        return []
    if kind in (Kind.PASSWORD, Kind.USER_NAME):
        return _token(reading, start, kind, language)
    return _secrets(reading, start, language)


def _after_comma(reading: Reading) -> bool:
    """Whether the "no" or "ok" that begins a reply is followed by more: "ok, Nemo"."""
    return len(reading.words) <= SHORT and any(mark in reading.gap(1) for mark in ",.!")


def _token(reading: Reading, start: int, kind: Kind, language: str) -> list[Given]:
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
    return [Given(start, len(text[:end].rstrip(".?!")), kind, True)]


def _secrets(reading: Reading, start: int, language: str) -> list[Given]:
    """The run of words of a reply that are no fillers, and one that an "and" ties to it."""
    words = reading.words
    skipped = vocabulary.fillers(language)
    short = len(words) - start <= SHORT or _first_clause(reading, start)
    given: list[Given] = []
    place = start
    while place < len(words) and len(given) < 3:
        first = place
        while place < len(words) and _secret(reading, place, first, skipped, short, language):
            place += 1
        if place == first:
            place += 1
            continue
        if given and not _tied(reading, first) and not (words[first].capital and reading.cased):
            break
        given.append(Given(words[first].start, words[place - 1].end, Kind.ANSWER, True))
        if short and len(words) - start > SHORT:
            break
    return given


def _first_clause(reading: Reading, start: int) -> bool:
    """Whether the answer comes first and talk after it: "Nemo! I watched that so often"."""
    return any(reading.closes_clause(place) for place in range(start, min(start + 2, len(reading.words))))


def _tied(reading: Reading, first: int) -> bool:
    """Whether "and", "or" or a short name's comma leads to this word."""
    return reading.words[first - 1].low in LINKS or reading.words[max(first - 2, 0)].low in LINKS


def _secret(
    reading: Reading,
    place: int,
    first: int,
    skipped: frozenset[str],
    short: bool,
    language: str,
) -> bool:
    word = reading.words[place]
    if place > first and not _joins(reading, place):
        return False
    capital = word.capital and reading.cased and not reading.opens_sentence(place)
    if capital and word.low not in ("i", "i'm", "i've", "i'd"):
        return True
    if word.low in skipped or word.low in LINKS:
        return False
    sort = sort_of(word.low, language)
    if short:
        return sort is not Sort.STOP
    return sort is Sort.NAME or (word.capital and reading.cased and sort is Sort.UNKNOWN)


def _joins(reading: Reading, place: int) -> bool:
    return not reading.gap(place).strip(" -'.&")


@cache
def _polite() -> Pattern:
    return Pattern(POLITE)


def polite_reply(reading: Reading, kind: Kind) -> list[Given]:
    """A short reply without what courtesy puts around it: "タマです"."""
    match = _polite().first(reading.scan, 1)
    if match is None or match[0] == match[1]:
        return []
    low = reading.low[slice(*match)]
    if any(low in words for words in NOT_NAMED.values()) or low.startswith(REFUSED):
        return []
    return [Given(*match, kind, True)]
