"""Argentina."""

from chatlinks.privacy.detection.engine.checks import stdnum
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "argentina_cuit",
        r"\d{2}-\d{8}-\d",
        check=stdnum("ar.cuit"),
        says="CUIT/CUIL and its check digit",
    ),
    PatternDetector(
        "argentina_cuit",
        r"\d{2}[ .-]?\d{8}[ .-]?\d",
        check=stdnum("ar.cuit"),
        named="cuit, cuil",
    ),
    PatternDetector(
        "argentina_dni",
        r"\d{1,2}\.?\d{3}\.?\d{3}",
        named="dni, documento, cédula, cedula, cc",
    ),
)
