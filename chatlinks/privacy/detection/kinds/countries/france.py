"""France."""

from chatlinks.privacy.detection.engine.checks import stdnum
from chatlinks.privacy.detection.engine.pattern import PatternDetector
from chatlinks.privacy.detection.kinds.vocabulary import TAX

PATTERNS = (
    PatternDetector(
        "france_nir",
        r"(?i)[1-478] ?\d{2} ?[0-9]{2} ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3} ?\d{2}",
        check=stdnum("fr.nir"),
        says="NIR and its key",
    ),
    PatternDetector(
        "france_tax_id",
        r"[0-3]\d ?\d{2} ?\d{3} ?\d{3} ?\d{3}",
        check=stdnum("fr.nif"),
        named=TAX,
    ),
    PatternDetector(
        "france_siret",
        r"\d{3} ?\d{3} ?\d{3}(?: ?\d{5})?",
        check=stdnum("fr.siret", "fr.siren"),
        named="siren, siret",
    ),
    PatternDetector(
        "bank_account",
        r"\d{5} ?\d{5} ?[A-Z0-9]{11} ?\d{2}",
        named="rib",
    ),
)
