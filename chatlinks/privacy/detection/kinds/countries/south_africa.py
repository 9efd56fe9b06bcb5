"""South Africa."""

from chatlinks.privacy.detection.engine.checks import stdnum
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "south_africa_id",
        r"\d{6} ?\d{4} ?[01]\d{2}",
        check=stdnum("za.idnr"),
        named="south africa, id ?(?:no|number), rsa",
        check_suffices=True,
        says="birth date and Luhn",
    ),
)
