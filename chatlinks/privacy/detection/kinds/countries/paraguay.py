"""Paraguay."""

from chatlinks.privacy.detection.engine.checks import varied
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "paraguay_ruc",
        r"\d{6,8}[ -]\d",
        check=varied,
        named="ruc, contribuyente",
    ),
)
