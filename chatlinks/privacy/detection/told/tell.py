"""A conversation in, what is told in it out. Pure.

The cost is linear in the length of the messages: each is searched once for all cues (RE2), and each
cue is followed by a look at a dozen words at most. Between messages only the last question, and the
kinds asked for lately, are remembered, so `since` needs no more than `LOOK_BACK` turns before it.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from chatlinks.privacy.detection.told.glance import glances
from chatlinks.privacy.detection.told.listener import Listener
from chatlinks.privacy.detection.told.texts.reading import Reading
from chatlinks.privacy.detection.told.turns import (
    Glance,
    Kind,
    KnownToldValue,
    Reach,
    Sign,
    Strength,
    ToldSpan,
    Turn,
)
from chatlinks.privacy.detection.unreadable import UNREADABLE, report

LOOK_BACK = 12


def tell(
    turns: Sequence[Turn],
    profile: str = "strict",
    never_names: frozenset[str] = frozenset(),
    kinds_off: frozenset[str] = frozenset(),
    since: int = 0,
) -> list[list[ToldSpan]]:
    """What each turn tells.

    `profile`: "strict" uses every sign, "balanced" the strong ones. `never_names`: words in lower
    case that are no names (brands, products, places). `kinds_off`: kinds that are not looked for.
    `since`: turns before it are read only as far as later ones depend on them; they tell nothing,
    so a live message costs the same whatever was written before it.
    """
    told: list[list[ToldSpan]] = [[] for _ in turns]
    listener = Listener()
    first = max(0, since - LOOK_BACK)
    seen = turns[first:]
    glanced = [turn.glance for turn in seen if turn.glance]
    if len(glanced) < len(seen):
        glanced = glances([(turn.text, turn.who == "user") for turn in seen])
    for place, glance in enumerate(glanced, first):
        turn = turns[place]
        try:
            spans = _heard(listener, turn, glance, leads_up=place < since)
        except Exception as problem:
            report(problem)
            told[place] = [_unread(turn.text)] if place >= since else []
            continue
        wanted = [each for each in spans if _wanted(each, profile, never_names, kinds_off)]
        told[place] = _settled(wanted)
    return told


def _heard(
    listener: Listener,
    turn: Turn,
    glance: Glance,
    *,
    leads_up: bool,
) -> list[ToldSpan]:
    """All that the turn tells; nothing where it only leads up to later ones."""
    if listener.passes_over(turn.who, glance):
        return []
    reading = turn.reading or Reading(turn.text)
    if not reading.text or reading.text.isspace():
        return []
    reading.languages = reading.languages or glance.languages
    if leads_up:
        listener.lead_up(turn.who, reading, glance)
        return []
    return listener.hear(turn.who, reading, glance)


def _unread(text: str) -> ToldSpan:
    """All of a text that couldn't be read, hidden where it stands."""
    return ToldSpan.weak(0, len(text), UNREADABLE, UNREADABLE, text)


def read(text: str) -> Reading | None:
    """A text read as a user's message, with all that takes time; for `Turn.reading`.

    None where that fails: then it fails once more, and is hidden, when it is heard.
    """
    try:
        reading = Reading(text)
        if text and not text.isspace():
            Listener().hear("user", reading)
    except Exception as problem:
        report(problem)
        return None
    return reading


def _wanted(
    span: ToldSpan,
    profile: str,
    never_names: frozenset[str],
    kinds_off: frozenset[str],
) -> bool:
    if span.kind in kinds_off or (profile == "balanced" and span.strength is Strength.WEAK):
        return False
    if span.kind != Kind.NAME or not never_names:
        return True
    low = Reading(span.value).low
    return low not in never_names and not all(word in never_names for word in low.split())


def _settled(spans: list[ToldSpan]) -> list[ToldSpan]:
    """In order, never overlapping: the stronger stays, then the longer."""
    kept: list[ToldSpan] = []
    for span in sorted(spans, key=_rank):
        place = bisect_left(kept, span.start, key=_start)
        before, after = kept[place - 1 : place] if place else [], kept[place : place + 1]
        if any(span.start < each.end and each.start < span.end for each in (*before, *after)):
            continue
        kept.insert(place, span)
    return kept


def _start(span: ToldSpan) -> int:
    return span.start


def _rank(span: ToldSpan) -> tuple[bool, bool, int, bool]:
    weak, named = span.strength is Strength.WEAK, span.kind == Kind.NAME
    return weak, named and span.why == Sign.LISTED, span.start - span.end, named


def known_from(told: Iterable[Iterable[ToldSpan]]) -> list[KnownToldValue]:
    """The values to be known from then on: those whose reach is wider than where they stand."""
    values: dict[KnownToldValue, None] = {}
    for spans in told:
        for span in spans:
            if span.reach is not Reach.PLACE:
                values[KnownToldValue(span.kind, span.value, span.reach, span.why)] = None
    return list(values)
