"""Ireland."""

from chatlinks.privacy.detection.engine.checks import stdnum
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "ireland_pps",
        r"(?i)\d{7}[A-W][A-IW]?",
        check=stdnum("ie.pps"),
        named="pps, ppsn",
        check_suffices=True,
        says="PPS and its letter",
    ),
)
