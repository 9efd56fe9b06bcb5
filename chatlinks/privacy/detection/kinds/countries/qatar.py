"""Qatar."""

from chatlinks.privacy.detection.engine.checks import varied
from chatlinks.privacy.detection.engine.pattern import PatternDetector
from chatlinks.privacy.detection.kinds.vocabulary import NATIONAL_ID

PATTERNS = (
    PatternDetector(
        "qatar_id",
        r"[23]\d{10}",
        check=varied,
        named=NATIONAL_ID,
    ),
)
