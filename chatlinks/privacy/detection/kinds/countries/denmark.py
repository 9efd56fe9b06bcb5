"""Denmark."""

from chatlinks.privacy.detection.engine.checks import ddmmyy
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "denmark_cpr",
        r"\d{6}-\d{4}",
        check=ddmmyy,
        says="birth date and serial",
    ),
    PatternDetector(
        "denmark_cpr",
        r"\d{6} ?\d{4}",
        check=ddmmyy,
        named="cpr, cpr-?nummer, personnummer",
    ),
)
