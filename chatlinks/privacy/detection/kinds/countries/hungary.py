"""Hungary."""

from chatlinks.privacy.detection.engine.checks import varied
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "hungary_tax_id",
        r"8\d{9}|\d{8}-\d-\d{2}|\d{3} ?\d{3} ?\d{3}",
        check=varied,
        named="adóazonosító, adószám, taj, hungarian tax",
    ),
)
