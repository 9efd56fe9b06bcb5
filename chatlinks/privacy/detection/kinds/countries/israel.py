"""Israel."""

from chatlinks.privacy.detection.engine.checks import stdnum
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "israel_identity",
        r"\d{8}-?\d|\d{9}",
        check=stdnum("il.idnr"),
        named='israel(?:i)?, teudat, תעודת זהות, ת"ז, ת.ז, national id, id number',
    ),
)
