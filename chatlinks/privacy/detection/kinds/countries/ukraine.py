"""Ukraine."""

from chatlinks.privacy.detection.engine.checks import stdnum
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "ukraine_tax_id",
        r"\d{10}",
        check=stdnum("ua.rntrc"),
        named="іпн, рнокпп, ідентифікаційний, инн, rntrc, tax",
    ),
)
