"""Canada."""

from chatlinks.privacy.detection.engine.checks import luhn_check
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "medical_record",
        r"(?i)[A-Z]{4}[ -]?\d{4}[ -]?\d{4}",
        named="ramq, health insurance, assurance maladie, carte soleil",
    ),
    PatternDetector(
        "medical_record",
        r"(?i)\d{4}[ -]?\d{3}[ -]?\d{3}(?:[ -]?[A-Z]{2})?",
        named="ohip, health card",
    ),
    PatternDetector(
        "canada_sin",
        r"\d{3}[ -]\d{3}[ -]\d{3}",
        check=luhn_check,
        named="sin, social insurance, nas",
        check_suffices=True,
        says="Luhn",
    ),
    PatternDetector(
        "canada_sin",
        r"\d{9}",
        check=luhn_check,
        named="sin, social insurance, nas, assurance sociale",
    ),
)
