"""Venezuela."""

from chatlinks.privacy.detection.engine.checks import varied
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "venezuela_id",
        r"(?i)[VEJPG][ -]?\d{1,2}\.?\d{3}\.?\d{3}(?:[ -]?\d)?",
        check=varied,
        named=r"cédula, cedula, c\.i\., ci, rif, venezolan[oa]",
    ),
)
