"""Jordan."""

from chatlinks.privacy.detection.engine.checks import varied
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "jordan_national_number",
        r"[2-9]\d{9}",
        check=varied,
        named=r"الرقم الوطني, رقم وطني, jordan\pL*",
    ),
)
