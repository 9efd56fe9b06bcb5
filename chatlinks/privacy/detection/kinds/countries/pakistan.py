"""Pakistan."""

from chatlinks.privacy.detection.engine.checks import stdnum, varied
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "pakistan_cnic",
        r"\d{5}-\d{7}-\d",
        check=stdnum("pk.cnic"),
        says="CNIC as printed",
    ),
    PatternDetector(
        "pakistan_cnic",
        r"\d{5}[ -]?\d{7}[ -]?\d",
        check=varied,
        named="cnic, nicop, شناختی",
    ),
)
