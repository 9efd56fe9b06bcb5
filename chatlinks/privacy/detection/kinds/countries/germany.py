"""Germany."""

from chatlinks.privacy.detection.engine.checks import stdnum
from chatlinks.privacy.detection.engine.pattern import PatternDetector
from chatlinks.privacy.detection.kinds.vocabulary import TAX

PATTERNS = (
    PatternDetector(
        "germany_tax_id",
        r"\d{2} ?\d{3} ?\d{3} ?\d{3}",
        check=stdnum("de.idnr"),
        named=TAX,
    ),
    PatternDetector(
        "germany_tax_number",
        r"\d{2,3}/\d{3,4}/\d{4,5}",
        named=TAX,
    ),
    PatternDetector(
        "germany_pension",
        r"(?i)\d{2} ?[0-3]\d[01]\d\d{2} ?[A-Z] ?\d{3}",
        says="a German pension insurance number by its shape",
    ),
    PatternDetector(
        "germany_health",
        r"(?i)[A-Z]\d{9}",
        named="""
        kvnr, krankenversichertennummer, krankenversichertennr, krankenversicherung
        krankenkasse, versicherten?nummer, gesundheitskarte
        """,
    ),
    PatternDetector(
        "driving_licence",
        r"(?i)[A-Z]\d{2}[A-Z0-9]{6}\d[A-Z0-9]",
        named="führerschein(?:nummer)?, fuehrerschein, driving, driver'?s?",
    ),
)
