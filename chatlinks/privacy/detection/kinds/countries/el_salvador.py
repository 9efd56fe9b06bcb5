"""El Salvador."""

from chatlinks.privacy.detection.engine.checks import varied
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "el_salvador_dui",
        r"\d{8}-?\d",
        check=varied,
        named="dui, documento único",
    ),
    PatternDetector(
        "el_salvador_nit",
        r"\d{4}-\d{6}-\d{3}-\d",
        named="nit, contribuyente",
    ),
)
