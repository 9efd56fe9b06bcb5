"""Sweden."""

from chatlinks.privacy.detection.engine.checks import stdnum
from chatlinks.privacy.detection.engine.pattern import PatternDetector
from chatlinks.privacy.detection.kinds.vocabulary import PERSON

PATTERNS = (
    PatternDetector(
        "sweden_personal_number",
        r"(?:19|20)?\d{6}[-+]\d{4}",
        check=stdnum("se.personnummer"),
        says="birth date and check digit",
    ),
    PatternDetector(
        "sweden_personal_number",
        r"(?:18|19|20)?\d{10}",
        check=stdnum("se.personnummer"),
        named=PERSON,
    ),
    PatternDetector(
        "sweden_personal_number",
        r"(?:18|19|20)\d{2}[01]\d[0-3]\d{5}",
        check=stdnum("se.personnummer"),
        named="pnr, personnr",
        check_suffices=True,
    ),
)
