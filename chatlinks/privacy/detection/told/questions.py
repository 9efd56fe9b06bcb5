"""What the other side asks for."""

from typing import NamedTuple

from chatlinks.privacy.detection.told import vocabulary
from chatlinks.privacy.detection.told.ports import Pattern
from chatlinks.privacy.detection.told.reading import Reading
from chatlinks.privacy.detection.told.turns import Kind

SENTENCE = Pattern(r"[^?!.\n。？！।؟]+(?:[.](?:[^ \n][^?!.\n]*))*[?!.\n。？！।؟]*")
FRAGMENT = 7  # words of a question that is none in form: "Full name and PIN"
STATES = frozenset(
    "thank thanks is was has have been will updated changed sent we i got received found verified confirmed "
    "gracias merci danke obrigado grazie dziękuję here your you're".split()
)
BLANK = " \x01 "


class Question(NamedTuple):
    """What one message asks for, in the order asked, and in which language."""

    kinds: tuple[Kind, ...]
    language: str


def question_in(reading: Reading) -> Question | None:
    """What this message of the bot or an agent asks for; None if it asks for nothing personal."""
    seen = vocabulary.ask_gate().seen(reading.scan)
    for place in sorted(seen, reverse=True):
        asking = vocabulary.askings()[place]
        kinds = _asked(reading, asking)
        if kinds:
            return Question(kinds, asking.language)
    return None


def _asked(reading: Reading, asking: vocabulary.Asking) -> tuple[Kind, ...]:
    places: dict[Kind, int] = {}
    for start, end in SENTENCE.spans(reading.scan):
        sentence = reading.low[start:end]
        kinds = _named(sentence, asking)
        if kinds and _asks(sentence, asking):
            for kind, place in kinds.items():
                places.setdefault(kind, start + place)
    return tuple(sorted(places, key=lambda kind: places[kind]))


def _asks(sentence: str, asking: vocabulary.Asking) -> bool:
    words = sentence.replace(",", " ").split()
    if asking.signs.seen(sentence):
        return not (words and words[0] in ("thank", "thanks") and "?" not in sentence)
    return len(words) <= FRAGMENT and not STATES.intersection(words)


def _named(sentence: str, asking: vocabulary.Asking) -> dict[Kind, int]:
    """Kinds whose phrases occur, with where; a narrower phrase uses its words up."""
    named: dict[Kind, int] = {}
    for kind, pattern in asking.asks:
        hit = pattern.first(sentence, 1)
        if hit is None:
            continue
        if kind:
            named.setdefault(Kind(kind), hit[0])
        for start, end in list(pattern.spans(sentence, 1)):
            sentence = sentence[:start] + "\x01" * (end - start) + sentence[end:]
    return named
