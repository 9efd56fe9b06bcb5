"""Oman."""

from chatlinks.privacy.detection.engine.checks import varied
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "oman_id",
        r"\d{8,9}",
        check=varied,
        named="civil, oman(?:i)?, resident card, الرقم المدني",
    ),
)
