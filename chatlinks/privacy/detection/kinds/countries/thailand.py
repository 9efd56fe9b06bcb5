"""Thailand."""

from chatlinks.privacy.detection.engine.checks import stdnum
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "thailand_id",
        r"\d-\d{4}-\d{5}-\d{2}-\d|\d \d{4} \d{5} \d{2} \d",
        check=stdnum("th.pin"),
        says="as printed, with its check digit",
    ),
    PatternDetector(
        "thailand_id",
        r"[1-8]\d{12}",
        check=stdnum("th.pin"),
        named="thai, thailand, tnin, บัตรประชาชน, citizen, national id, tax",
        check_suffices=True,
    ),
)
