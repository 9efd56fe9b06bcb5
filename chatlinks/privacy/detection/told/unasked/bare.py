"""Messages that are nothing but a value, where no question is known."""

from collections.abc import Iterator

from chatlinks.privacy.detection.told.lists.lexicon import (
    first_names,
    name_weight,
    places,
    word_scale,
)
from chatlinks.privacy.detection.told.lists.sorts import Sort, is_company, is_place, sort_of
from chatlinks.privacy.detection.told.tables.numbers import TECHNICAL_CODES, UNITS
from chatlinks.privacy.detection.told.tables.words import BREAKS, BUILDINGS
from chatlinks.privacy.detection.told.texts.ports import NAMES_THAT_ARE_WORDS, Pattern
from chatlinks.privacy.detection.told.texts.reading import Reading, Word
from chatlinks.privacy.detection.told.turns import Kind, Reach, Sign, Strength, ToldSpan
from chatlinks.privacy.detection.told.unasked.cues import name_span
from chatlinks.privacy.detection.told.values.names import ParsedName

SPOKEN = 4.0  # the scale above which it is a word
PHRASED = 0.5  # how much more a name than a word the rest must be behind one that is a word
LONGEST = 80  # letters of a message that may be nothing but a value
TECHNICAL = Pattern(TECHNICAL_CODES)
NAMED = (Sort.NAME, Sort.MAYBE, Sort.UNKNOWN, Sort.LETTER)


def alone(
    reading: Reading,
    language: str,
    asked_other: bool = False,
) -> Iterator[ToldSpan]:
    """A message that is nothing but a name, or that begins with one and goes on with numbers.

    `asked_other`: it follows a question for something that is not personal.
    """
    if len(reading.text) > LONGEST or "?" in reading.low:
        return
    words = reading.words
    last = _named_up_to(words, language)
    if last < 0 or not _stands(reading, last, language, asked_other):
        return
    rest = words[last + 1 :]
    if rest and not _goes_on(rest):
        return
    yield name_span(
        reading,
        ParsedName(0, last, True),
        Sign.ALONE,
        Strength.WEAK,
        Reach.PLACE,
    )
    if rest and rest[0].low not in BREAKS:
        yield _code_span(reading, rest)


def _named_up_to(words: list[Word], language: str) -> int:
    last = -1
    for place, word in enumerate(words[:4]):
        sort = sort_of(word.low, language)
        if sort not in NAMED or (place and len(word.low) < 4 and sort is Sort.UNKNOWN):
            break
        last = place
    return last


def _goes_on(rest: list[Word]) -> bool:
    """Whether a form is filled in: "ram 4587", "john and acc no is 1245"."""
    digits = any(letter.isdigit() for word in rest for letter in word.low)
    short = all(len(word.low) <= 4 or not word.low.isalpha() for word in rest)
    measured = any(word.low in UNITS for word in rest)
    return digits and not measured and (short or rest[0].low in BREAKS) and len(rest) <= 10


def _stands(
    reading: Reading,
    last: int,
    language: str,
    asked_other: bool,
) -> bool:
    words = reading.words[: last + 1]
    if is_place(reading, 0, last) or is_company(reading, 0, last):
        return False
    first = words[0].low in first_names()
    if asked_other and words[0].low in NAMES_THAT_ARE_WORDS:
        return False
    if len(words) > 1:
        sorts = [sort_of(word.low, language) for word in words]
        if not reading.cased and _words_all(words, language):
            return False
        firsts = first or (not asked_other and any(word.low in first_names() for word in words))
        return Sort.NAME in sorts and firsts
    if asked_other:  # "Which model?" – "Mégane"
        return False
    low = words[0].low
    weight = name_weight(low, language)
    if sort_of(low, language) is not Sort.NAME or not (first or (weight > 2.2 and not asked_other)):
        return False
    everyday = low in NAMES_THAT_ARE_WORDS or word_scale(low, language) > 4.6
    numbered = len(reading.words) > 1
    return not everyday or weight > (1.0 if numbered else 1.5)


def _words_all(words: list[Word], language: str) -> bool:
    """Whether it is a phrase that begins with a name that is a word: "rose gold case"."""
    if words[0].low not in NAMES_THAT_ARE_WORDS:
        return False
    return all(
        name_weight(word.low, language) < PHRASED and word_scale(word.low, language) > SPOKEN
        for word in words[1:]
    )


def coded(reading: Reading) -> Iterator[ToldSpan]:
    """A message that is nothing but a number of four to nine digits or a code: "fg 5 er 7".

    A town may stand before it: "chennai 45987".
    """
    if len(reading.text) > LONGEST or not reading.has_digits or TECHNICAL.seen(reading.scan):
        return
    words = reading.words
    while len(words) > 1 and words[0].low in places():
        words = words[1:]
    if _is_code(words) and not _names_first(words):
        yield _code_span(reading, words)


def housed(reading: Reading) -> Iterator[ToldSpan]:
    """A message that begins with a house's number and names a town: "123 kani complex madurai"."""
    words = reading.words
    first = 1 if words and words[0].low in ("no", "address", "adress") else 0
    if not first + 2 <= len(words) <= 12 or not words[first].low[:4].isdigit():
        return
    if len(words[first].low) > 5 or any(word.low in UNITS for word in words):
        return
    named = [word for word in words[first + 1 :] if word.low.isalpha()]
    if not named or any(sort_of(word.low, "en") is Sort.STOP for word in named):
        return
    if any(word.low in places() or word.low in BUILDINGS for word in named):
        start, end = words[0].start, words[-1].end
        text = reading.text[start:end]
        yield ToldSpan.weak(start, end, Kind.ADDRESS, Sign.ALONE, text)


def _code_span(reading: Reading, words: list[Word]) -> ToldSpan:
    start, end = words[0].start, words[-1].end
    text = reading.text[start:end]
    return ToldSpan.weak(start, end, Kind.ID_NUMBER, Sign.ALONE, text)


def _is_code(words: list[Word]) -> bool:
    if not 1 <= len(words) <= 6 or any(word.low in UNITS for word in words):
        return False
    joined = "".join(word.low for word in words)
    digits = sum(letter.isdigit() for letter in joined)
    if not joined.isascii() or not 4 <= len(joined) <= 14 or digits < 2:
        return False
    if digits == len(joined):
        return not _year(joined)
    return all(_piece(word.low) for word in words) and not joined.endswith(("gb", "mb", "am", "pm"))


def _year(digits: str) -> bool:
    return len(digits) == 4 and digits[:2] in ("19", "20")


def _names_first(words: list[Word]) -> bool:
    return len(words) > 1 and sort_of(words[0].low, "en") is Sort.NAME


def _piece(low: str) -> bool:
    """Whether it may be a part of a code: a number, or letters that are no word."""
    return not low.isalpha() or len(low) == 1 or (len(low) <= 4 and word_scale(low) < 5.2)
