"""Zimbabwe."""

from chatlinks.privacy.detection.engine.checks import varied
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "zimbabwe_id",
        r"(?i)\d{2}[ -]?\d{6,7} ?[A-Z] ?\d{2}",
        check=varied,
        named=r"national id, id number, id no, zimbabwe\pL*",
    ),
)
