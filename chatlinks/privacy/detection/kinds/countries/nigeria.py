"""Nigeria."""

from chatlinks.privacy.detection.engine.checks import varied
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "nigeria_nin",
        r"\d{4}[ -]?\d{3}[ -]?\d{4}|\d{11}",
        check=varied,
        named="nin, national identification, bvn, bank verification, nimc",
    ),
    PatternDetector(
        "vehicle_number",
        r"(?i)[A-Z]{3}[ -]?\d{3}[ -]?[A-Z]{2}",
        named="vehicle, car, plate, registration, reg",
    ),
)
