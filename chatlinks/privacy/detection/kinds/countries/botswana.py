"""Botswana."""

from chatlinks.privacy.detection.engine.checks import varied
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "botswana_omang",
        r"\d{9}",
        check=varied,
        named="omang",
    ),
)
