"""Nepal."""

from chatlinks.privacy.detection.engine.checks import varied
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "nepal_citizenship",
        r"\d{2}-\d{2}-\d{2}-\d{5}",
        check=varied,
        named="citizenship, nagarikta, नागरिकता",
    ),
)
