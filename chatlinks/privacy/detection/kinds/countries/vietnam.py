"""Vietnam."""

from chatlinks.privacy.detection.engine.checks import varied
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "vietnam_id",
        r"\d{12}|\d{9}",
        check=varied,
        named="cccd, cmnd, căn cước, chứng minh",
    ),
)
