"""Which of many texts are worth a look: a few searches over all of them, put together."""

from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from chatlinks.privacy.detection.engine.detector import Detector, Gate
from chatlinks.privacy.detection.engine.digits import ANY_SIX
from chatlinks.privacy.detection.engine.linear import LinearPattern
from chatlinks.privacy.detection.engine.pattern import PatternDetector


class Joint:
    """Texts one behind another as bytes, a line each, and where each line ends.

    `is_plain`: whether all is ASCII.
    """

    __slots__ = ("ends", "is_plain", "scan")

    def __init__(self, texts: Sequence[str]) -> None:
        joined = "\n".join(texts)
        self.scan = joined.encode(errors="replace")
        self.is_plain = joined.isascii()
        sized = texts if self.is_plain else [text.encode(errors="replace") for text in texts]
        self.ends = _ends(sized)

    def among(self, gate: LinearPattern) -> set[int]:
        """Positions of the texts in which the pattern occurs."""
        return gate.pieces(self.scan, self.ends)

    def lines(self, places: Iterable[int]) -> list[bytes]:
        return [
            self.scan[self.ends[place - 1] if place else 0 : self.ends[place] - 1]
            for place in places
        ]


def _ends(texts: Iterable[str | bytes]) -> list[int]:
    return list(accumulate(map((1).__add__, map(len, texts))))


class Passed(NamedTuple):
    """Positions of the texts that are worth a look, in order, and of those that may hold a shape:
    nobody need look for shapes in the others.
    """

    places: list[int]
    shaped: set[int]


class Gates:
    """Patterns one of which occurs in every text that holds anything.

    Most shapes are of values that need a word, and a loose one ("A 1 B") is in every third message.
    So their words are looked for first, which few texts hold, and their shapes in those alone. With
    all shapes in one gate, `bin/bench detect` takes a third longer.
    """

    def __init__(
        self,
        detectors: Sequence[Detector],
        patterns: Sequence[PatternDetector],
    ) -> None:
        needy = [each for each in patterns if each.needs_word]
        free = [each for each in patterns if not each.needs_word]
        self._shapes = _any_of([ANY_SIX, r"\d{5}", *_shapes(free)])
        self._hints = [
            _any_of([each.hint for each in detectors if each.gate is gate])
            for gate in (Gate.KEYS, Gate.WORDS)
        ]
        self._words = _any_of([each.words for each in needy])
        self._named = _any_of(_shapes(needy))

    def passed(self, texts: Joint) -> Passed:
        shaped = texts.among(self._shapes)
        called = sorted(texts.among(self._words) - shaped)
        lines = texts.lines(called)
        named = self._named.pieces(b"\n".join(lines), _ends(lines))
        shaped.update([called[place] for place in named])
        return Passed(sorted(shaped.union(*map(texts.among, self._hints))), shaped)


def _shapes(patterns: Iterable[PatternDetector]) -> list[str]:
    """Where words start, as `PatternTable` asks.

    Kept small by "five digits": where these match, all that had begun is dropped.
    """
    lettered = [each for each in patterns if not each.only_digits()]
    return [rf"(?:\b|_)(?:{each.shape})" for each in lettered if not each.five_digits()]


def _any_of(hints: Iterable[str]) -> LinearPattern:
    """One pattern a gate, each small enough for one automaton."""
    return LinearPattern("|".join(f"(?:{hint})" for hint in dict.fromkeys(hints)))
