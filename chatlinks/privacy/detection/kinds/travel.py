"""What machines read on passports, visas and identity cards."""

from collections.abc import Iterator

from chatlinks.privacy.detection.engine.detector import Certainty, Detector
from chatlinks.privacy.detection.engine.linear import compiled
from chatlinks.privacy.detection.engine.normalise import NormalText
from chatlinks.privacy.detection.engine.span import Candidate

FILLED = r"[A-Z0-9]<<"
LINE = r"(?:^|[^A-Z0-9<])([A-Z0-9<]{28,46})(?:[^A-Z0-9<]|$)"
"""ICAO 9303: 30, 36 or 44 letters, digits and fillers; a sign may get lost or doubled."""


def find_zones(normal: NormalText) -> Iterator[Candidate]:
    """The lines of a zone: each has fillers, or stands right behind or before one that has."""
    because = "a line of a machine-readable zone"
    for start, end in compiled(LINE).spans(normal.scan, 1):
        if "<<" in normal.text[start:end]:
            yield Candidate(start, end, "passport", because=because)


DETECTORS = (
    Detector(
        kind="passport",
        hint=FILLED,
        find=find_zones,
        says="the machine-readable zone of a passport or an identity card",
        certainty=Certainty.ISSUED,
    ),
)
