"""Myanmar."""

from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "myanmar_nrc",
        r"(?i)\d{1,2}/[A-Z]{3,9}\([NEPTRYS]\)\d{6}",
        says="as printed: state, township, kind, number",
    ),
)
