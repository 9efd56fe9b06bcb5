"""Peru."""

from chatlinks.privacy.detection.engine.checks import stdnum
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "peru_ruc",
        r"(?:10|15|17|20)\d{9}",
        check=stdnum("pe.ruc"),
        named="ruc, contribuyente",
    ),
)
