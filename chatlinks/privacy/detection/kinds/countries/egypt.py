"""Egypt."""

from chatlinks.privacy.detection.engine.checks import dated
from chatlinks.privacy.detection.engine.pattern import PatternDetector

century_and_birth = dated(slice(1, 3), slice(3, 5), slice(5, 7))

PATTERNS = (
    PatternDetector(
        "egypt_national_id",
        r"[23]\d{13}",
        check=century_and_birth,
        named="national, egypt(?:ian)?, الرقم القومي, القومي",
        check_suffices=True,
        says="birth date and place",
    ),
)
