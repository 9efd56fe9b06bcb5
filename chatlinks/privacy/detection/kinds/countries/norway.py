"""Norway."""

from chatlinks.privacy.detection.engine.checks import stdnum
from chatlinks.privacy.detection.engine.pattern import PatternDetector
from chatlinks.privacy.detection.kinds.vocabulary import PERSON

PATTERNS = (
    PatternDetector(
        "norway_national_id",
        r"\d{6} \d{5}",
        check=stdnum("no.fodselsnummer"),
        says="birth date and check digits",
    ),
    PatternDetector(
        "norway_national_id",
        r"\d{11}",
        check=stdnum("no.fodselsnummer"),
        named=PERSON,
        check_suffices=True,
    ),
)
