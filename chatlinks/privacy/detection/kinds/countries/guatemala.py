"""Guatemala."""

from chatlinks.privacy.detection.engine.checks import varied
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "guatemala_dpi",
        r"\d{4}[ -]?\d{5}[ -]?\d{4}",
        check=varied,
        named="dpi, cui, documento personal",
    ),
)
