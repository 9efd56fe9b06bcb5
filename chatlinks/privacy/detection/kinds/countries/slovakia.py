"""Slovakia."""

from chatlinks.privacy.detection.engine.checks import stdnum
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "slovakia_tax",
        r"\d{10}",
        check=stdnum("sk.dph"),
        named="ič dph, ic dph, dič, dic",
    ),
    PatternDetector(
        "slovakia_id_card",
        r"(?i)[A-Z]{2} ?\d{6}",
        named="občiansky preukaz, občianskeho preukazu, číslo op, op č",
    ),
)
