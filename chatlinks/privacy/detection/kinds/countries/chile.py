"""Chile."""

from chatlinks.privacy.detection.engine.checks import stdnum
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "chile_rut",
        r"(?i)\d{1,2}\.?\d{3}\.?\d{3}-[\dK]",
        check=stdnum("cl.rut"),
        says="RUT and its check digit",
    ),
    PatternDetector(
        "chile_rut",
        r"(?i)\d{1,2}[. ]?\d{3}[. ]?\d{3}[ -]?[\dK]",
        check=stdnum("cl.rut"),
        named="rut, run",
    ),
)
