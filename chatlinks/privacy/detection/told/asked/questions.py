"""What the other side asks for."""

from collections.abc import Iterable
from typing import NamedTuple

from chatlinks.privacy.detection.told.asked import askings
from chatlinks.privacy.detection.told.asked.askings import Asking
from chatlinks.privacy.detection.told.tables.words import STATES
from chatlinks.privacy.detection.told.texts.ports import Pattern
from chatlinks.privacy.detection.told.texts.reading import Reading
from chatlinks.privacy.detection.told.turns import Kind

SENTENCE = Pattern(r"[^?!.\n。？！।؟]+(?:[.](?:[^ \n][^?!.\n]*))*[?!.\n。？！।؟]*")
FRAGMENT = 7  # words of a question that is none in form: "Full name and PIN"


class Question(NamedTuple):
    """What one message asks for, in the order asked, and in which language."""

    kinds: tuple[Kind, ...]
    language: str


def question_in(reading: Reading, language: str = "en") -> Question | None:
    """What this message of the bot or an agent asks for; None if it asks for nothing personal.

    Of several languages whose phrases occur the one counts that explains most of the text; in doubt
    `language`, which the conversation has had so far.
    """
    best: tuple[int, bool, Question] | None = None
    for place in askings.ask_gate().seen(reading.scan):
        asking = askings.asking(place)
        kinds, covered = _asked(reading, asking)
        rank = covered, asking.language == language
        if best is None or rank > best[:2]:
            best = *rank, Question(kinds, asking.language)
    return best[2] if best and best[2].kinds else None


def _asked(reading: Reading, asking: Asking) -> tuple[tuple[Kind, ...], int]:
    """The kinds in the order asked, and how many letters this language explains."""
    places: dict[Kind, int] = {}
    covered = 0
    for start, end in SENTENCE.spans(reading.scan):
        sentence = reading.low[start:end]
        kinds, letters = _named(sentence, asking)
        if letters and _asks(sentence, asking):
            covered += letters + _length(asking.signs.spans(_scanned(sentence)))
            for kind, place in kinds.items():
                places.setdefault(kind, start + place)
    return tuple(sorted(places, key=lambda kind: places[kind])), covered


def _length(spans: Iterable[tuple[int, int]]) -> int:
    return sum(end - start for start, end in spans)


def _asks(sentence: str, asking: Asking) -> bool:
    words = sentence.replace(",", " ").split()
    if asking.signs.seen(_scanned(sentence)):
        return not (words and words[0] in ("thank", "thanks") and "?" not in sentence)
    return len(words) <= FRAGMENT and not STATES.intersection(words)


def _named(sentence: str, asking: Asking) -> tuple[dict[Kind, int], int]:
    """Kinds whose phrases occur, with where, and their letters; a narrower phrase uses them up."""
    named: dict[Kind, int] = {}
    letters = 0
    for place in sorted(asking.gate.seen(sentence)):
        kind, pattern = asking.asks[place]
        hits = list(pattern.spans(_scanned(sentence), 1))
        letters += _length(hits)
        if hits and kind:
            named.setdefault(Kind(kind), hits[0][0])
        sentence = _without(sentence, hits)
    return named, letters


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with these passages blanked, as long as it was."""
    pieces: list[str] = []
    last = 0
    for start, end in spans:
        pieces += text[last:start], "\x01" * (end - start)
        last = end
    return "".join((*pieces, text[last:]))


def _scanned(text: str) -> str | bytes:
    return text.encode() if text.isascii() else text
