"""Iceland."""

from chatlinks.privacy.detection.engine.checks import stdnum
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "iceland_kennitala",
        r"\d{6}-?\d{4}",
        check=stdnum("is_.kennitala"),
        named=r"kennital\pL*, kennitöl\pL*, kt",
    ),
)
