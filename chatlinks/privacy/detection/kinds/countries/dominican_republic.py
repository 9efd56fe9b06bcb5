"""The Dominican Republic."""

from chatlinks.privacy.detection.engine.checks import stdnum
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "dominican_republic_cedula",
        r"\d{3}-\d{7}-\d",
        check=stdnum("do.cedula"),
        says="as printed, with its check digit",
    ),
    PatternDetector(
        "dominican_republic_cedula",
        r"\d{3}[ -]?\d{7}[ -]?\d",
        check=stdnum("do.cedula"),
        named="cédula, cedula",
    ),
)
