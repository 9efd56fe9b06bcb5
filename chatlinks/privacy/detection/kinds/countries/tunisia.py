"""Tunisia."""

from chatlinks.privacy.detection.engine.checks import varied
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "tunisia_cin",
        r"[01]\d{7}",
        check=varied,
        named="cin, carte d'identité, بطاقة التعريف, رقم بطاقة التعريف",
    ),
)
