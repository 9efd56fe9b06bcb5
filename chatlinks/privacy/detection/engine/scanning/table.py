"""All pattern detectors, asked at once.

All shapes are tried in one pass, but only where a word with a digit in it starts: one automaton for
a hundred shapes stays small when it is anchored, and grows without end when it may start anywhere.
"""

from collections.abc import Iterable, Iterator, Sequence
from string import ascii_letters, digits
from typing import NamedTuple

from chatlinks.privacy.detection.engine.detector import Certainty
from chatlinks.privacy.detection.engine.linear import PatternSet, compiled
from chatlinks.privacy.detection.engine.normalise import NormalText
from chatlinks.privacy.detection.engine.pattern import PART, Names, PatternDetector
from chatlinks.privacy.detection.engine.span import Candidate, Slip

REACH = 120
"""Characters from the start of a word in which a value is looked for."""
EDGE = r"(?:$|[^0-9A-Za-z\-./]|[\-./](?:$|[^0-9]))"
"""Where a value may end: not before a letter or digit, nor before a joint and a digit."""


class _Hit(NamedTuple):
    """A place with a detector's shape. Sorted, the surest come first, then those listed first."""

    unsureness: int  # the certainty, negative
    detector: int
    text: int
    start: int


Standing = dict[Certainty, dict[int, list[Candidate]]]
"""What stands, by how sure it is and by the place of its text."""


class PatternTable:
    """Pattern detectors; where two are equally sure, the one listed first names what both find."""

    __slots__ = (
        "_by_words",
        "_checked",
        "_detectors",
        "_ends",
        "_names",
        "_shapes",
        "_suffices",
        "_unsureness",
        "_words",
    )

    def __init__(self, detectors: Iterable[PatternDetector]) -> None:
        self._detectors = tuple(detectors)
        self._unsureness = tuple(-each.sure for each in self._detectors)
        self._suffices = tuple(each.check_suffices for each in self._detectors)
        self._checked = tuple(each.has_checksum for each in self._detectors)
        self._names = {
            kind: Names(each for each in self._detectors if each.kind == kind)
            for kind in {each.kind for each in self._detectors if each.has_checksum}
        }
        shapes = [each.shape for each in self._detectors]
        self._shapes = PatternSet([f"(?:{shape}){EDGE}" for shape in shapes], anchored=True)
        self._ends = tuple(f"({shape}){EDGE}" for shape in shapes)
        listed = list(dict.fromkeys(each.words for each in self._detectors if each.named))
        self._words = PatternSet(listed)
        self._by_words = tuple(
            listed.index(each.words) if each.named else -1 for each in self._detectors
        )

    def find(self, texts: Sequence[NormalText], places: Iterable[int]) -> Standing:
        """What stands in the texts at these places; what a surer one finds from the same start on
        is left out.
        """
        standing: Standing = {certainty: {} for certainty in Certainty}
        ends: dict[tuple[int, int], int] = {}
        for unsureness, index, place, start in sorted(self._hits(texts, places)):
            normal, detector = texts[place], self._detectors[index]
            end = self._end(normal, index, start)
            if end <= ends.get((place, start), start):
                continue
            doubt = detector.doubt(normal, start, end)
            if doubt:
                if detector.slips(doubt):
                    normal.slip(Slip(start, end, detector.kind, self._names[detector.kind].call))
                continue
            ends[place, start] = end
            candidate = Candidate(start, end, detector.kind, because=detector.says)
            standing[Certainty(-unsureness)].setdefault(place, []).append(candidate)
        return standing

    def _hits(
        self,
        texts: Sequence[NormalText],
        places: Iterable[int],
    ) -> Iterator[_Hit]:
        """What has a detector's shape, and a word of it somewhere in the text or no need of one."""
        shaped = [(place, list(self._shaped(texts[place]))) for place in places]
        shaped = [each for each in shaped if each[1]]
        called = [self._called(texts[place]) for place, _ in shaped]
        for (place, starts), words in zip(shaped, called, strict=True):
            for start, detectors in starts:
                opens = texts[place].opens(start)
                for index in detectors:
                    if self._by_words[index] in words:
                        yield _Hit(self._unsureness[index], index, place, start)
                    elif self._suffices[index] or (opens and self._checked[index]):
                        yield _Hit(-Certainty.CHECKED, index, place, start)

    def _shaped(self, normal: NormalText) -> Iterator[tuple[int, list[int]]]:
        """Where there are shapes, and of which detectors."""
        scan, seen = normal.scan, self._shapes.seen
        for start in _starts(normal):
            if not normal.hides(start, start + 1):
                detectors = seen(scan[start : start + REACH])
                if detectors:
                    yield start, detectors

    def _called(self, normal: NormalText) -> set[int]:
        """Which lists of words a text has a word of; -1 stands for the empty list."""
        return {-1, *self._words.seen(normal.scan)}

    def explain(self, normal: NormalText) -> Iterator[tuple[PatternDetector, Candidate]]:
        """Candidates with a word near, or that only lack one.

        Not every number that could be anything.
        """
        called = self._called(normal)
        for start in _starts(normal):
            for index in sorted(self._shapes.seen(normal.scan[start : start + REACH])):
                detector = self._detectors[index]
                if self._by_words[index] not in called and not detector.has_checksum:
                    continue
                end = self._end(normal, index, start)
                doubt = detector.doubt(normal, start, end)
                if doubt != PART:
                    yield detector, Candidate(start, end, detector.kind, doubt, detector.says)

    def _end(
        self,
        normal: NormalText,
        index: int,
        start: int,
    ) -> int:
        pattern = compiled(self._ends[index])
        return start + pattern.length(normal.scan[start : start + REACH])


def _sort(code: int) -> str:
    character = chr(code)
    if character in digits:
        return "0"
    return "a" if character in ascii_letters else " "


SORTS = bytes.maketrans(bytes(range(256)), "".join(map(_sort, range(256))).encode())
"""For bytes.translate: a digit is "0", a letter "a", all else (letters beyond ASCII, too) " "."""
LONG = b"a" * 25


def _starts(normal: NormalText) -> list[int]:
    """Where words start that have a digit or are followed by one, and words as long as keys.

    By searches in bytes: word by word with `re.finditer`, `bin/bench detect` takes 6 % longer.
    """
    text, scan = normal.text, normal.scan
    plain = scan if isinstance(scan, bytes) else text.encode("ascii", "replace")
    sorts = plain.translate(SORTS)
    starts: list[int] = []
    place = sorts.find(b"0")
    while place >= 0:
        start = sorts.rfind(b" ", 0, place) + 1
        before = sorts[start - 2 : start - 1] if start > 1 else b" "
        joint = text[start - 1] if start > 1 else " "
        if before == b"a" and joint in " /.&:-":
            starts.append(sorts.rfind(b" ", 0, start - 1) + 1)
        # A number that goes on behind a joint would be turned down as a part of a longer one.
        if before != b"0" or joint not in "-./" or start < place:
            starts.append(start)
        end = sorts.find(b" ", place)
        place = sorts.find(b"0", end) if end >= 0 else -1
    return starts + _long_words(sorts)


def _long_words(sorts: bytes) -> list[int]:
    starts: list[int] = []
    place = sorts.find(LONG)
    while place >= 0:
        starts.append(sorts.rfind(b" ", 0, place) + 1)
        place = sorts.find(LONG, place + len(LONG))
    return starts
