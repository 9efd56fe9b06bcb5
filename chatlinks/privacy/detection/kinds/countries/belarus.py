"""Belarus."""

from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "belarus_id",
        r"(?i)\d{7}[ABCHKEM]\d{3}[A-Z]{2}\d",
        says="as printed: birth, place, serial, check digit",
    ),
)
