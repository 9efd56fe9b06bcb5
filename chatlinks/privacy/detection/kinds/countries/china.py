"""China."""

from chatlinks.privacy.detection.engine.checks import stdnum
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "china_id",
        r"(?i)\d{17}[\dX]",
        check=stdnum("cn.ric"),
        says="birth date and check digit",
    ),
)
