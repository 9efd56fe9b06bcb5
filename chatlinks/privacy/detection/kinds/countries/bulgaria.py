"""Bulgaria."""

from chatlinks.privacy.detection.engine.checks import stdnum
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "bulgaria_egn",
        r"\d{10}",
        check=stdnum("bg.egn"),
        named="egn, егн, personal number",
    ),
)
