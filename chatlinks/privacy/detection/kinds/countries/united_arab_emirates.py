"""The United Arab Emirates."""

from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "uae_emirates_id",
        r"784[ -]?(?:19|20)\d{2}[ -]?\d{7}[ -]?\d",
        says="784, birth year, serial",
    ),
)
