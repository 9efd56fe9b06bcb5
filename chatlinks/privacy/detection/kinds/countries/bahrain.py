"""Bahrain."""

from chatlinks.privacy.detection.engine.checks import varied
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "bahrain_id",
        r"\d{8,9}",
        check=varied,
        named="cpr, bahrain(?:i)?, الرقم الشخصي, بطاقة شخصية",
    ),
)
