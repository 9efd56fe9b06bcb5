"""Costa Rica."""

from chatlinks.privacy.detection.engine.checks import varied
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "costa_rica_cedula",
        r"[1-9]-\d{3,4}-\d{4}",
        check=varied,
        named="cédula, cedula, dimex, identificación",
    ),
)
