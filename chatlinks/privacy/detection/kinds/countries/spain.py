"""Spain."""

from chatlinks.privacy.detection.engine.checks import checksum, stdnum
from chatlinks.privacy.detection.engine.pattern import PatternDetector
from chatlinks.privacy.detection.kinds.vocabulary import TAX

dni_or_nif = stdnum("es.dni", "es.nif")


@checksum
def dni(value: str) -> str:
    return dni_or_nif(value.replace(".", ""))


PATTERNS = (
    PatternDetector(
        "spain_dni",
        r"(?i)\d{2}\.?\d{3}\.?\d{3}[ -]?[A-Z]",
        check=dni,
        says="DNI and its letter",
    ),
    PatternDetector(
        "spain_nie",
        r"(?i)[XYZ][ -]?\d{7}[ -]?[A-Z]",
        check=stdnum("es.nie"),
        says="NIE and its letter",
    ),
    PatternDetector(
        "spain_cif",
        r"(?i)[A-HJ-NP-SUVW][ -]?\d{7}[ -]?[0-9A-J]",
        check=stdnum("es.cif"),
        named=TAX,
    ),
    PatternDetector(
        "spain_ccc",
        r"\d{4}[ -]?\d{4}[ -]?\d{2}[ -]?\d{10}",
        check=stdnum("es.ccc"),
        says="a Spanish account and its check digits",
    ),
    PatternDetector(
        "spain_social_security",
        r"\d{2}[ /-]?\d{8}[ /-]?\d{2}",
        named="seguridad social, nuss, naf, social security",
    ),
)
