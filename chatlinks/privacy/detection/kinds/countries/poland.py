"""Poland."""

from chatlinks.privacy.detection.engine.checks import stdnum
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "vehicle_number",
        r"(?i)[A-Z]{2,3} ?(?:\d[A-Z0-9]{3,4}|[A-Z]\d{3,4})",
        named=r"rejestracj[aię], rejestracyjn\pL*, tablic\pL*",
    ),
    PatternDetector(
        "poland_pesel",
        r"\d{11}",
        check=stdnum("pl.pesel"),
        named="pesel, identity, national",
        check_suffices=True,
        says="birth date and check digit",
    ),
    PatternDetector(
        "poland_nip",
        r"\d{3}-\d{3}-\d{2}-\d{2}|\d{3}-\d{2}-\d{2}-\d{3}",
        check=stdnum("pl.nip"),
        says="as printed, with its check digit",
    ),
    PatternDetector(
        "poland_nip",
        r"\d{10}",
        check=stdnum("pl.nip"),
        named="nip, tax, podatkow[ya]",
    ),
    PatternDetector(
        "driving_licence",
        r"\d{5}/\d{2}/\d{4}",
        named="prawo jazdy, driving, driver'?s?",
    ),
    PatternDetector(
        "poland_id_card",
        r"(?i)[A-Z]{3} ?\d{6}",
        named="dowód, dowod, dowodu, id ?card, polish id",
    ),
)
