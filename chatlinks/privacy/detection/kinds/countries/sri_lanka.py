"""Sri Lanka."""

from chatlinks.privacy.detection.engine.checks import varied
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "sri_lanka_nic",
        r"(?i)\d{9}[VX]|\d{12}",
        check=varied,
        named="nic, sri lanka, national id",
    ),
)
