"""Switzerland."""

from chatlinks.privacy.detection.engine.checks import stdnum
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "switzerland_ahv",
        r"756\.?\d{4}\.?\d{4}\.?\d{2}",
        check=stdnum("ch.ssn"),
        says="AHV number and its check digit",
    ),
)
