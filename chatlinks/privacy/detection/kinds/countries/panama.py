"""Panama."""

from chatlinks.privacy.detection.engine.checks import has_digits
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "panama_cedula",
        r"(?i)(?:\d{1,2}|E|PE|N)-\d{1,4}-\d{1,6}",
        check=has_digits(5),
        named="cédula, cedula, cip",
    ),
)
