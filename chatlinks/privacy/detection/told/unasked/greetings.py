"""Names that the other side calls the user by, and names that sign a message."""

from collections.abc import Iterator

from chatlinks.privacy.detection.told.lists.sorts import Sort, sort_of
from chatlinks.privacy.detection.told.tables.words import FOLLOWERS
from chatlinks.privacy.detection.told.texts import vocabulary
from chatlinks.privacy.detection.told.texts.reading import Reading
from chatlinks.privacy.detection.told.texts.vocabulary import Role
from chatlinks.privacy.detection.told.turns import Reach, Sign, Strength, ToldSpan
from chatlinks.privacy.detection.told.unasked.cues import name_span
from chatlinks.privacy.detection.told.values.firmness import Firmness
from chatlinks.privacy.detection.told.values.names import ParsedName, name_from

SIGNED_BY = 6  # words after the first of a name that signs


def greeted(reading: Reading, language: str) -> Iterator[ToldSpan]:
    """The user's name, said by the other side: "Thank you, Carla", "Mark, I can only …"."""
    for cue in vocabulary.cues_in(reading, language):
        if cue.role not in (Role.GREETS, Role.TITLES, Role.LABELS):
            continue
        for start, end in cue.places(reading):
            if cue.role is Role.GREETS and not _opens(reading, start):
                continue
            yield from _called(reading, end, cue.language, cue.role)
    yield from _addressed(reading, language)


def _opens(reading: Reading, start: int) -> bool:
    before = reading.low[:start].rstrip(" \"'*_")
    return not before or before[-1] in ".!?,\n:;-"


def _called(
    reading: Reading,
    end: int,
    language: str,
    role: Role,
) -> Iterator[ToldSpan]:
    index = reading.index(end)
    words = reading.words
    if index >= len(words) or reading.low[end : words[index].start].strip(" ,.!:-"):
        return
    firmness = Firmness.FIRM if role is Role.LABELS else Firmness.HINT
    parsed = name_from(reading, index, language, firmness)
    if parsed is None or not _vocative(reading, parsed, language):
        return
    first = words[parsed.first].low
    if parsed.first == parsed.last and first in vocabulary.said_of_oneself(language):
        return
    reach = Reach.CONTACT if role is Role.GREETS else Reach.CONVERSATION
    yield name_span(reading, parsed, Sign.GREETING, Strength.STRONG, reach)


def _vocative(
    reading: Reading,
    parsed: ParsedName,
    language: str,
) -> bool:
    if sort_of(reading.words[parsed.first].low, language) is Sort.NAME:
        return True
    if reading.closes_clause(parsed.last):
        return True
    return reading.words[parsed.last + 1].low in FOLLOWERS


def _addressed(reading: Reading, language: str) -> Iterator[ToldSpan]:
    """A name before a comma that begins the message: "Mark, I can only relay …"."""
    words = reading.words
    if len(words) < 3 or not words[0].capital or "," not in reading.low[:40]:
        return
    if sort_of(words[0].low, language) is not Sort.NAME:
        return
    parsed = name_from(reading, 0, language, Firmness.LOOSE)
    if parsed is None or parsed.last > 2 or not reading.gap(parsed.last + 1).startswith(","):
        return
    if parsed.last > 0 or words[1].low in FOLLOWERS:  # "Mark, I can …", not "Mark, Anna"
        yield name_span(reading, parsed, Sign.GREETING, Strength.STRONG, Reach.CONTACT)


def signed(reading: Reading, language: str) -> Iterator[ToldSpan]:
    """The name after "Regards," and a name alone on the last of several lines."""
    for cue in vocabulary.cues_in(reading, language):
        if cue.role is Role.SIGNS_OFF:
            for _start, end in cue.places(reading):
                span = _signature(reading, end, cue.language, Firmness.FIRM)
                if span:
                    yield span
    last_line = reading.low.rstrip().rfind("\n")
    if last_line > 0 and len(reading.words) >= 5:
        span = _signature(reading, last_line, "en", Firmness.HINT)
        if span:
            yield span


def _signature(
    reading: Reading,
    end: int,
    language: str,
    firmness: Firmness,
) -> ToldSpan | None:
    index = reading.index(end)
    words = reading.words
    if not 1 <= len(words) - index <= 8 or reading.low[end : words[index].start].strip(
        " ,.!-\n~*_"
    ):
        return None
    parsed = name_from(reading, index, language, firmness)
    if parsed is None or parsed.last - parsed.first > SIGNED_BY:
        return None
    after = reading.low[words[parsed.last].end :]
    if after.strip(" .!*_~)") and not after.startswith(("\n", ",", " \n")):
        return None
    if firmness is Firmness.HINT and sort_of(words[parsed.first].low, language) is not Sort.NAME:
        return None
    return name_span(reading, parsed, Sign.SIGNATURE, Strength.STRONG, Reach.CONTACT)
