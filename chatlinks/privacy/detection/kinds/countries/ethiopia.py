"""Ethiopia."""

from chatlinks.privacy.detection.engine.checks import varied
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "ethiopia_fayda",
        r"\d{4}[ -]?\d{4}[ -]?\d{4}(?:[ -]?\d{4})?",
        check=varied,
        named="fayda, fan, fin, ፋይዳ",
    ),
)
