"""Telephone numbers in words, digit by digit, in English."""

from collections.abc import Iterator

from chatlinks.privacy.detection.engine.detector import Certainty, Detector
from chatlinks.privacy.detection.engine.linear import compiled
from chatlinks.privacy.detection.engine.normalise import NormalText
from chatlinks.privacy.detection.engine.span import Candidate

ONE = r"(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)"
DIGIT = (
    r"(?:zero|oh|one|two|three|four|five|six|seven|eight|nine"
    rf"|(?:double|triple) {ONE})"
)
SPOKEN = rf"(?i)\b(?:{DIGIT}[ ,.-]{{1,3}}){{6,}}{DIGIT}\b"
HINT = (
    rf"(?i){ONE}[ ,.-]{{1,3}}"
    r"(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple)[ ,.-]"
)


def find_spoken(normal: NormalText) -> Iterator[Candidate]:
    for start, end in compiled(SPOKEN).spans(normal.scan):
        yield Candidate(start, end, "phone", because="seven digits or more, in words")


DETECTORS = (
    Detector(
        kind="phone",
        hint=HINT,
        find=find_spoken,
        says="a number said digit by digit",
        certainty=Certainty.LIKELY,
    ),
)
