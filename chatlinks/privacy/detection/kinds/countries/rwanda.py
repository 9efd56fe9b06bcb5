"""Rwanda."""

from chatlinks.privacy.detection.engine.checks import varied
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "rwanda_id",
        r"1 (?:19|20)\d{2} [78] \d{7} \d \d{2}",
        says="as printed: birth, sex, serial",
    ),
    PatternDetector(
        "rwanda_id",
        r"1(?:19|20)\d{2}[78]\d{10}",
        check=varied,
        named=r"indangamuntu, national id, nid, rwanda\pL*",
    ),
)
