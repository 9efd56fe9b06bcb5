"""Algeria."""

from chatlinks.privacy.detection.engine.checks import varied
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "algeria_nin",
        r"\d{18}",
        check=varied,
        named=r"nin, numéro d'identification national\pL*, الرقم الوطني, رقم التعريف الوطني",
    ),
)
