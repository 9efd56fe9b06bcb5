"""Croatia."""

from chatlinks.privacy.detection.engine.checks import stdnum
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "croatia_oib",
        r"\d{11}",
        check=stdnum("hr.oib"),
        named="oib",
    ),
)
