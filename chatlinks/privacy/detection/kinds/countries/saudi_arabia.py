"""Saudi Arabia."""

from chatlinks.privacy.detection.engine.checks import luhn_check
from chatlinks.privacy.detection.engine.pattern import PatternDetector
from chatlinks.privacy.detection.kinds.vocabulary import NATIONAL_ID

PATTERNS = (
    PatternDetector(
        "saudi_arabia_national_id",
        r"[12]\d{9}",
        check=luhn_check,
        named=NATIONAL_ID,
        says="Luhn",
    ),
)
