"""Zambia."""

from chatlinks.privacy.detection.engine.checks import varied
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "zambia_nrc",
        r"\d{6}/\d{2}/\d",
        check=varied,
        named=r"nrc, national registration, zambia\pL*",
    ),
)
