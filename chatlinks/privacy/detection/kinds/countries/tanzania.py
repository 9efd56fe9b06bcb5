"""Tanzania."""

from chatlinks.privacy.detection.engine.checks import varied
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "tanzania_nida",
        r"(?:19|20)\d{6}-\d{5}-\d{5}-\d{2}",
        says="as printed: birth, place, serial",
    ),
    PatternDetector(
        "tanzania_nida",
        r"(?:19|20)\d{18}",
        check=varied,
        named="nida, namba ya kitambulisho, kitambulisho",
    ),
)
