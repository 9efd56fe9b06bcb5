"""Taiwan."""

from chatlinks.privacy.detection.engine.checks import INVALID_CHECKSUM, checksum, stdnum, weighted
from chatlinks.privacy.detection.engine.pattern import PatternDetector

LETTERS = "ABCDEFGHJKLMNPQRSTUVXYWZIO"
WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 1, 1)


@checksum
def identity(value: str) -> str:
    """The letter counts as two digits, weighted 1 and 9, in front of the others."""
    tens, ones = divmod(LETTERS.index(value[0].upper()) + 10, 10)
    total = tens + ones * 9 + weighted(value[1:], WEIGHTS)
    return "" if total % 10 == 0 else INVALID_CHECKSUM


PATTERNS = (
    PatternDetector(
        "taiwan_ubn",
        r"\d{8}",
        check=stdnum("tw.ubn"),
        named="統一編號, 統編, ubn",
    ),
    PatternDetector(
        "taiwan_id",
        r"(?i)[A-Z][12]\d{8}",
        check=identity,
        says="letter, sex and check digit",
    ),
)
