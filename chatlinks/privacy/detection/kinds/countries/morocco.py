"""Morocco."""

from chatlinks.privacy.detection.engine.checks import varied
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "morocco_cin",
        r"(?i)[A-Z]{1,2} ?\d{5,6}",
        check=varied,
        named="cin, cnie, carte nationale, carte d'identité, البطاقة الوطنية, بطاقتي الوطنية",
    ),
)
