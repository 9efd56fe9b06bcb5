"""Turkey."""

from chatlinks.privacy.detection.engine.checks import stdnum
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "turkey_identity",
        r"[1-9]\d{2} ?\d{3} ?\d{3} ?\d{2}",
        check=stdnum("tr.tckimlik"),
        named=r"tc, t\.c\., tckn, kimlik, turkish",
        check_suffices=True,
        says="two check digits",
    ),
    PatternDetector(
        "turkey_tax",
        r"\d{10}",
        check=stdnum("tr.vkn"),
        named="vkn, vergi, tax",
    ),
)
