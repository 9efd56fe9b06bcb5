"""Portugal."""

from chatlinks.privacy.detection.engine.checks import stdnum
from chatlinks.privacy.detection.engine.pattern import PatternDetector
from chatlinks.privacy.detection.kinds.vocabulary import TAX

PATTERNS = (
    PatternDetector(
        "portugal_nif",
        r"\d{3} ?\d{3} ?\d{3}",
        check=stdnum("pt.nif"),
        named=TAX,
    ),
    PatternDetector(
        "portugal_citizen_card",
        r"(?i)\d{8}[ -]?\d[ -]?[A-Z]{2}\d",
        check=stdnum("pt.cc"),
        says="a citizen card and its check digit",
    ),
)
