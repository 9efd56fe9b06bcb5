"""Kazakhstan."""

from chatlinks.privacy.detection.engine.checks import (
    INVALID_CHECKSUM,
    checksum,
    digits_of,
    weighted,
)
from chatlinks.privacy.detection.engine.pattern import PatternDetector

FIRST = tuple(range(1, 12))
SECOND = (*range(3, 12), 1, 2)


@checksum
def iin(value: str) -> str:
    """A weighted sum by 11; where that leaves ten, another row of weights."""
    digits = digits_of(value)
    rest = weighted(digits[:11], FIRST) % 11
    if rest == 10:
        rest = weighted(digits[:11], SECOND) % 11
    return "" if rest == int(digits[11]) else INVALID_CHECKSUM


PATTERNS = (
    PatternDetector(
        "kazakhstan_iin",
        r"\d{12}",
        check=iin,
        named="иин, жсн, бин, бсн, iin, жеке сәйкестендіру",
    ),
)
