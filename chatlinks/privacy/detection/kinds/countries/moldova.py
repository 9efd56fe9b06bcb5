"""Moldova."""

from chatlinks.privacy.detection.engine.checks import stdnum
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "moldova_idnp",
        r"[0-9]\d{12}",
        check=stdnum("md.idno"),
        named="idnp, idno, cod personal",
    ),
)
