"""Ecuador."""

from chatlinks.privacy.detection.engine.checks import stdnum
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "ecuador_cedula",
        r"\d{9}-?\d",
        check=stdnum("ec.ci"),
        named="cédula, cedula, identidad",
    ),
    PatternDetector(
        "ecuador_ruc",
        r"\d{10}001",
        check=stdnum("ec.ruc"),
        named="ruc",
    ),
)
