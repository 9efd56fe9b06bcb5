"""Italy."""

from chatlinks.privacy.detection.engine.checks import stdnum
from chatlinks.privacy.detection.engine.pattern import PatternDetector
from chatlinks.privacy.detection.kinds.vocabulary import TAX

PATTERNS = (
    PatternDetector(
        "italy_health_card",
        r"80380\d{15}",
        named="tessera sanitaria, team, tessera",
    ),
    PatternDetector(
        "italy_fiscal_code",
        "(?i)[A-Z]{6} ?[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2} ?"
        "[A-Z][0-9LMNPQRSTUV]{3}[A-Z]",
        check=stdnum("it.codicefiscale"),
        says="codice fiscale and its check letter",
    ),
    PatternDetector(
        "italy_fiscal_code",
        r"(?i)[A-Z]{6} ?\d{2}[ABCDEHLMPRST]\d{2} ?[A-Z]\d{3}[A-Z]",
        named=r"codice fiscale, cod\.? ?fisc, fiscal code",
    ),
    PatternDetector(
        "italy_vat",
        r"\d{11}",
        check=stdnum("it.iva"),
        named=TAX,
    ),
    PatternDetector(
        "driving_licence",
        r"(?i)U1[A-Z0-9]{7}[A-Z]|[A-Z]{2}\d{7}[A-Z]",
        named="patente, driving, driver'?s?, licen[cs]e",
    ),
)
