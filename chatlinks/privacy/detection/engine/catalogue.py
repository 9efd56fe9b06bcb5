"""The detectors of a profile, and the order in which they are asked: the surest first."""

from collections.abc import Iterator, Sequence

from chatlinks.privacy.detection.engine.detector import Certainty, Detector
from chatlinks.privacy.detection.engine.gates import Gates
from chatlinks.privacy.detection.engine.linear import PatternSet
from chatlinks.privacy.detection.engine.normalise import NormalText
from chatlinks.privacy.detection.engine.pattern import PatternDetector
from chatlinks.privacy.detection.engine.span import Candidate
from chatlinks.privacy.detection.engine.table import PatternTable, Standing
from chatlinks.privacy.detection.engine.wrapped import Wrapped

SUREST_FIRST = sorted(Certainty, reverse=True)


class Catalogue:
    """`gates`: what tells the texts that may hold anything.

    `split_kinds`: what is believed also when it is given in parts, over two or three messages.
    `glued`: a pattern of words that touch the number they name, one word a group.
    """

    def __init__(
        self,
        detectors: Sequence[Detector],
        patterns: Sequence[PatternDetector],
        split_kinds: frozenset[str],
        glued: str = "",
    ) -> None:
        self.split_kinds = split_kinds
        self.wrapped = Wrapped(glued)
        self.gates = Gates(detectors, patterns)
        self._detectors = detectors
        self._by_certainty = {
            certainty: [each for each in enumerate(detectors) if each[1].certainty is certainty]
            for certainty in SUREST_FIRST
        }
        self._hints = PatternSet([each.hint for each in detectors])
        self._table = PatternTable(patterns)
        self._first_patterns = max(each.sure for each in patterns)

    def find(
        self,
        texts: Sequence[NormalText],
        shaped: Sequence[int],
    ) -> list[list[Candidate]]:
        """What stands in each text, the surest first. `shaped`: where a pattern's shape may be.

        Detector after detector over all texts, not text after text: an automaton that has just run
        is in the processor's cache. Text after text, `bin/bench detect` takes 1.75 times as long.
        """
        found: list[list[Candidate]] = [[] for _ in texts]
        asked = self._asked(texts)
        standing: Standing = {}
        for certainty, detectors in self._by_certainty.items():
            for index, detector in detectors:
                _ask(detector, texts, asked[index], found)
            if certainty is self._first_patterns:
                standing = self._table.find(texts, shaped)
            for place, stands in standing.get(certainty, {}).items():
                _add(stands, texts[place], found[place])
        return found

    def _asked(self, texts: Sequence[NormalText]) -> list[list[int]]:
        """For each detector the places of the texts that hold its hint."""
        asked: list[list[int]] = [[] for _ in self._detectors]
        for place, normal in enumerate(texts):
            for index in self._hints.seen(normal.scan):
                asked[index].append(place)
        return asked

    def explain(self, normal: NormalText) -> Iterator[tuple[str, Candidate]]:
        """What each detector says it looks for, and each candidate it looked at."""
        for index in self._hints.seen(normal.scan):
            detector = self._detectors[index]
            for candidate in detector.find(normal):
                yield detector.says, candidate
        for pattern, candidate in self._table.explain(normal):
            yield pattern.says or pattern.kind.replace("_", " "), candidate


def _ask(
    detector: Detector,
    texts: Sequence[NormalText],
    places: list[int],
    found: list[list[Candidate]],
) -> None:
    for place in places:
        stands = [each for each in detector.find(texts[place]) if not each.reason]
        _add(stands, texts[place], found[place])


def _add(
    stands: list[Candidate],
    normal: NormalText,
    found: list[Candidate],
) -> None:
    """The detectors that come after are told what was found before."""
    if stands:
        normal.hide(stands)
        found += stands
