"""Hong Kong."""

from chatlinks.privacy.detection.engine.checks import INVALID_CHECKSUM, checksum
from chatlinks.privacy.detection.engine.pattern import PatternDetector

WEIGHTS = range(9, 1, -1)


@checksum
def hkid(value: str) -> str:
    """Letters count from ten, a missing first letter as a blank (36); the sum is divided by 11."""
    plain = "".join(filter(str.isalnum, value)).upper().rjust(9)
    counts = [36 if each == " " else int(each, 36) for each in plain[:8]]
    total = sum(count * weight for count, weight in zip(counts, WEIGHTS, strict=True))
    check = 10 if plain[8] == "A" else int(plain[8], 36)
    return "" if (total + check) % 11 == 0 else INVALID_CHECKSUM


PATTERNS = (
    PatternDetector(
        "hong_kong_id",
        r"(?i)[A-Z]{1,2}\d{6} ?\([0-9A]\)",
        check=hkid,
        says="HKID and its check digit",
    ),
    PatternDetector(
        "hong_kong_id",
        r"(?i)[A-Z]{1,2}\d{6}[0-9A]",
        check=hkid,
        named="hkid, hong kong, 身份證, identity card",
    ),
)
