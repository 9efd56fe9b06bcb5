"""Malaysia."""

from chatlinks.privacy.detection.engine.checks import stdnum
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "malaysia_nric",
        r"\d{6}-\d{2}-\d{4}",
        check=stdnum("my.nric"),
        says="birth date and place",
    ),
    PatternDetector(
        "malaysia_nric",
        r"\d{12}",
        check=stdnum("my.nric"),
        named="nric, mykad, ic, kad pengenalan",
    ),
)
