"""Russia."""

from chatlinks.privacy.detection.engine.checks import stdnum
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "russia_snils",
        r"\d{3}-\d{3}-\d{3}[ -]\d{2}",
        says="SNILS as printed",
    ),
    PatternDetector(
        "russia_inn",
        r"\d{12}|\d{10}",
        check=stdnum("ru.inn"),
        named="инн, inn, tax",
    ),
    PatternDetector(
        "passport",
        r"\d{2} ?\d{2} ?(?:(?:№|номер|No) ?)?\d{6}",
        named="паспорт(?:а|у|ом)?, серия, passport",
    ),
)
