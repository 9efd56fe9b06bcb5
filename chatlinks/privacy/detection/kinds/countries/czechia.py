"""Czechia."""

from chatlinks.privacy.detection.engine.checks import stdnum
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "czechia_birth_number",
        r"\d{6}/\d{3,4}",
        check=stdnum("cz.rc"),
        says="birth date and check digit",
    ),
)
