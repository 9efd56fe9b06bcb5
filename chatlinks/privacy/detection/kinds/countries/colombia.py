"""Colombia."""

from chatlinks.privacy.detection.engine.checks import stdnum
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "colombia_nit",
        r"\d{3}\.?\d{3}\.?\d{3}[ -]?\d",
        check=stdnum("co.nit"),
        named="nit, rut",
    ),
)
