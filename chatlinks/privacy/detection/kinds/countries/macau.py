"""Macau."""

from chatlinks.privacy.detection.engine.checks import varied
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "macau_id",
        r"[1578]\d{6} ?\(\d\)",
        check=varied,
        named="macau, macao, bir, 澳門, 澳门, 身份證",
    ),
)
