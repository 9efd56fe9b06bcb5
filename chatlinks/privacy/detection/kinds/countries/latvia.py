"""Latvia."""

from chatlinks.privacy.detection.engine.checks import stdnum
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "latvia_personal_code",
        r"\d{6}-\d{5}",
        check=stdnum("lv.pvn"),
        named=r"personas kod\pL*, latvia\pL*, personal (?:code|id)",
    ),
    PatternDetector(
        "latvia_personal_code",
        r"\d{11}",
        check=stdnum("lv.pvn"),
        named=r"personas kod\pL*",
    ),
)
