"""China."""

from chatlinks.privacy.detection.engine.checks import both, has_digits, stdnum
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "china_id",
        r"(?i)\d{17}[\dX]",
        check=stdnum("cn.ric"),
        says="birth date and check digit",
    ),
    PatternDetector(
        "china_uscc",
        r"(?i)[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}",
        check=both(has_digits(8), stdnum("cn.uscc")),
        named="信用代码, 信用代碼, uscc",
    ),
)
