"""Iran."""

from chatlinks.privacy.detection.engine.checks import (
    INVALID_CHECKSUM,
    checksum,
    digits_of,
    same,
    weighted,
)
from chatlinks.privacy.detection.engine.pattern import PatternDetector

WEIGHTS = tuple(range(10, 1, -1))


@checksum
def code(value: str) -> str:
    """Nine digits weighted 10 to 2, by 11; a rest of two or more counts from 11 down."""
    digits = digits_of(value)
    rest = weighted(digits[:9], WEIGHTS) % 11
    if same(digits) or int(digits[9]) != (rest if rest < 2 else 11 - rest):
        return INVALID_CHECKSUM
    return ""


PATTERNS = (
    PatternDetector(
        "iran_national_code",
        r"\d{3}-?\d{6}-?\d",
        check=code,
        named="کد ملی, کدملی, کد\u200cملی, شماره ملی, code melli, iran(?:ian)?",
    ),
)
