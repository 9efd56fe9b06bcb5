"""Estonia."""

from chatlinks.privacy.detection.engine.checks import stdnum
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "estonia_personal_code",
        r"[1-8]\d{10}",
        check=stdnum("ee.ik"),
        named=r"isikukood\pL*, estonia\pL*, personal (?:code|id)",
    ),
)
