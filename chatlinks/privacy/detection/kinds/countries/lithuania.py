"""Lithuania."""

from chatlinks.privacy.detection.engine.checks import stdnum
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "lithuania_personal_code",
        r"[1-6]\d{10}",
        check=stdnum("lt.asmens"),
        named=r"asmens kod\pL*, lithuania\pL*, personal (?:code|id)",
    ),
)
