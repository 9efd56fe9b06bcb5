"""Uruguay."""

from chatlinks.privacy.detection.engine.checks import varied
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "uruguay_ci",
        r"\d\.?\d{3}\.?\d{3}[ -]\d",
        check=varied,
        named=r"c\.i\., ci, cédula(?: de identidad)?, cedula, documento",
    ),
)
