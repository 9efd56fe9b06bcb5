"""Bangladesh."""

from chatlinks.privacy.detection.engine.checks import varied
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "bangladesh_nid",
        r"\d{17}|\d{13}|\d{10}",
        check=varied,
        named="nid, bangladesh, এনআইডি, জাতীয় পরিচয়পত্র",
    ),
)
