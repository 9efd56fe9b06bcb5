"""Honduras."""

from chatlinks.privacy.detection.engine.checks import varied
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "honduras_id",
        r"\d{4}-?\d{4}-?\d{5,6}",
        check=varied,
        named="rtn, dni, identidad, número de identidad",
    ),
)
