"""Uganda."""

from chatlinks.privacy.detection.engine.checks import has_digits
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "uganda_nin",
        r"(?i)C[MF]\d{2}[A-Z0-9]{10}",
        check=has_digits(4),
        named=r"nin, national id, nira, uganda\pL*",
    ),
)
