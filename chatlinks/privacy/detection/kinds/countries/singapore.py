"""Singapore."""

from chatlinks.privacy.detection.engine.checks import INVALID_CHECKSUM, checksum, stdnum, weighted
from chatlinks.privacy.detection.engine.pattern import PatternDetector

WEIGHTS = (2, 7, 6, 5, 4, 3, 2)
LETTERS = {
    "S": "JZIHGFEDCBA",
    "T": "JZIHGFEDCBA",
    "F": "XWUTRQPNMLK",
    "G": "XWUTRQPNMLK",
    "M": "XWUTRQPNJLK",
}
OFFSETS = {"S": 0, "F": 0, "T": 4, "G": 4, "M": 3}


@checksum
def nric(value: str) -> str:
    """A weighted sum, with an offset for the later series, names the last letter."""
    series = value[0].upper()
    total = weighted(value[1:8], WEIGHTS) + OFFSETS[series]
    if LETTERS[series][total % 11] == value[8].upper():
        return ""
    return INVALID_CHECKSUM


PATTERNS = (
    PatternDetector(
        "singapore_nric",
        r"(?i)[STFGM]\d{7}[A-Z]",
        check=nric,
        says="NRIC/FIN and its letter",
    ),
    PatternDetector(
        "singapore_nric",
        r"(?i)[STFGM]\d{7}[A-Z]",
        named="nric, fin, singapore",
    ),
    PatternDetector(
        "singapore_uen",
        r"(?i)\d{8,9}[A-Z]|[TSR]\d{2}[A-Z]{2}\d{4}[A-Z]",
        named="uen",
    ),
    PatternDetector(
        "singapore_uen",
        r"(?i)\d{8,9}[A-Z]|[TSR]\d{2}[A-Z]{2}\d{4}[A-Z]",
        check=stdnum("sg.uen"),
        named="uen, entity, gst",
        check_suffices=True,
    ),
)
