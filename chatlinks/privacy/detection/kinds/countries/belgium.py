"""Belgium."""

from chatlinks.privacy.detection.engine.checks import stdnum
from chatlinks.privacy.detection.engine.pattern import PatternDetector
from chatlinks.privacy.detection.kinds.vocabulary import PERSON

PATTERNS = (
    PatternDetector(
        "belgium_national_number",
        r"\d{2}\.\d{2}\.\d{2}[ -]\d{3}[. ]\d{2}",
        check=stdnum("be.nn"),
        says="as printed, with its check digits",
    ),
    PatternDetector(
        "belgium_national_number",
        r"\d{11}",
        check=stdnum("be.nn"),
        named=PERSON,
    ),
)
