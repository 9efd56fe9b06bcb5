"""Romania."""

from chatlinks.privacy.detection.engine.checks import stdnum
from chatlinks.privacy.detection.engine.pattern import PatternDetector
from chatlinks.privacy.detection.kinds.vocabulary import PERSON

PATTERNS = (
    PatternDetector(
        "romania_cnp",
        r"[1-9]\d{12}",
        check=stdnum("ro.cnp"),
        named=PERSON,
        check_suffices=True,
        says="birth date and check digit",
    ),
)
