"""Austria."""

from chatlinks.privacy.detection.engine.checks import stdnum
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "austria_insurance",
        r"\d{4} ?\d{2} ?\d{2} ?\d{2}",
        check=stdnum("at.vnr"),
        named="sozialversicherung(?:snummer)?, svnr, sv-?nummer, vsnr, insurance",
    ),
)
