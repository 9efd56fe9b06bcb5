"""New Zealand."""

from chatlinks.privacy.detection.engine.checks import stdnum
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "new_zealand_ird",
        r"\d{2,3}-?\d{3}-?\d{3}",
        check=stdnum("nz.ird"),
        named="ird, tax",
    ),
    PatternDetector(
        "new_zealand_nhi",
        r"(?i)[A-HJ-NP-Z]{3}(?:\d{4}|\d{2}[A-HJ-NP-Z]{2})",
        named="nhi",
    ),
)
