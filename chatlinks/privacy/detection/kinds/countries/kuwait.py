"""Kuwait."""

from chatlinks.privacy.detection.engine.checks import varied
from chatlinks.privacy.detection.engine.pattern import PatternDetector
from chatlinks.privacy.detection.kinds.vocabulary import NATIONAL_ID

PATTERNS = (
    PatternDetector(
        "kuwait_civil_id",
        r"[123]\d{2}[01]\d[0-3]\d{6}",
        check=varied,
        named=NATIONAL_ID,
    ),
)
