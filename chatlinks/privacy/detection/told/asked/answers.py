"""What a reply gives, when it is known what was asked for."""

from bisect import bisect_left
from functools import cache

from chatlinks.privacy.detection.told.asked.names_told import address_asked, name_asked
from chatlinks.privacy.detection.told.asked.numbers_told import numbers_asked
from chatlinks.privacy.detection.told.asked.replies import ReplyValue, refuses
from chatlinks.privacy.detection.told.asked.secrets_told import secret_or_token
from chatlinks.privacy.detection.told.tables.unspaced import NOT_NAMED, POLITE, REFUSED
from chatlinks.privacy.detection.told.texts import vocabulary
from chatlinks.privacy.detection.told.texts.ports import Pattern
from chatlinks.privacy.detection.told.texts.reading import Reading
from chatlinks.privacy.detection.told.turns import Kind
from chatlinks.privacy.detection.told.values.dates import dates_in, spoken_date


def values_in(
    reading: Reading,
    kinds: tuple[Kind, ...],
    language: str,
) -> list[ReplyValue]:
    """What the reply gives of what was asked for."""
    if language in vocabulary.UNSPACED:
        return _unspaced(reading, kinds)
    return _spaced(reading, kinds, language)


def _unspaced(reading: Reading, kinds: tuple[Kind, ...]) -> list[ReplyValue]:
    """Replies where no space ends a word: numbers and dates; words when the reply is short."""
    given: list[ReplyValue] = []
    for kind in sorted(kinds, key=ORDER.index):
        if kind is Kind.BIRTH:
            given += _birth(reading, kinds, "en")
        elif kind in DIGITAL:
            given += numbers_asked(reading, kind, kinds, "en")
        elif kind in (Kind.NAME, Kind.ANSWER):
            given += _polite_reply(reading, kind)
        elif kind is not Kind.EMAIL:
            given += _spaced(reading, (kind,), "en")
    return given


def _spaced(
    reading: Reading,
    kinds: tuple[Kind, ...],
    language: str,
) -> list[ReplyValue]:
    given: list[ReplyValue] = []
    for kind in sorted(kinds, key=ORDER.index):
        if kind in (Kind.BIRTH,):
            found = _birth(reading, kinds, language)
        elif kind in DIGITAL:
            found = numbers_asked(reading, kind, kinds, language)
        elif kind is Kind.NAME:
            found = name_asked(reading, kinds, language)
        elif kind is Kind.ADDRESS:
            found = address_asked(reading, kinds, language)
        else:
            found = secret_or_token(reading, kind, kinds, language)
        given += _untaken(given, found)
    return given


def _untaken(taken: list[ReplyValue], values: list[ReplyValue]) -> list[ReplyValue]:
    """Those values that lie in none of what is taken."""
    edges = sorted((each.start, each.end) for each in taken)
    free: list[ReplyValue] = []
    for each in values:
        place = bisect_left(edges, (each.end, 0)) - 1
        if place < 0 or edges[place][1] <= each.start:
            free.append(each)
    return free


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


def _birth(
    reading: Reading,
    kinds: tuple[Kind, ...],
    language: str,
) -> list[ReplyValue]:
    dates = dates_in(reading)
    if dates:
        return [ReplyValue(*span, Kind.BIRTH, True) for span in dates]
    if refuses(reading, language) or len(kinds) > 1 or len(reading.words) > 12:
        return []
    span = spoken_date(reading)
    return [ReplyValue(*span, Kind.BIRTH, True)] if span else []


@cache
def _polite() -> Pattern:
    return Pattern(POLITE)


def _polite_reply(reading: Reading, kind: Kind) -> list[ReplyValue]:
    """A short reply without what courtesy puts around it: "タマです"."""
    match = _polite().first(reading.scan, 1)
    if match is None or match[0] == match[1]:
        return []
    low = reading.low[slice(*match)]
    if any(low in words for words in NOT_NAMED.values()) or low.startswith(REFUSED):
        return []
    return [ReplyValue(*match, kind, True)]
