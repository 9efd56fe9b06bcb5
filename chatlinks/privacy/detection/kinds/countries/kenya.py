"""Kenya."""

from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "kenya_pin",
        r"(?i)[AP]\d{9}[A-Z]",
        says="a KRA PIN by its shape",
    ),
)
