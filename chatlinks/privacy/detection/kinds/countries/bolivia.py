"""Bolivia."""

from chatlinks.privacy.detection.engine.checks import varied
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "bolivia_ci",
        r"(?i)\d{5,8}(?:-\d[A-Z])? ?(?:LP|CB|SC|OR|PT|TJ|CH|BE|PD)",
        check=varied,
        named=r"carnet(?: de identidad)?, c\.i\., ci, cédula, cedula",
    ),
)
