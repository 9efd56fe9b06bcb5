"""Uzbekistan."""

from chatlinks.privacy.detection.engine.checks import varied
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "uzbekistan_pinfl",
        r"[1-6]\d{13}",
        check=varied,
        named="пинфл, жшшир, pinfl, jshshir, jshshr",
    ),
)
