"""Australia."""

from chatlinks.privacy.detection.engine.checks import (
    INVALID_CHECKSUM,
    both,
    checksum,
    digits_of,
    stdnum,
    varied,
    weighted,
)
from chatlinks.privacy.detection.engine.pattern import PatternDetector

MEDICARE_WEIGHTS = (1, 3, 7, 9, 1, 3, 7, 9)


@checksum
def medicare(value: str) -> str:
    digits = digits_of(value)
    total = weighted(digits, MEDICARE_WEIGHTS)
    return "" if total % 10 == int(digits[8]) else INVALID_CHECKSUM


PATTERNS = (
    PatternDetector(
        "australia_tfn",
        r"\d{3}[ -]?\d{3}[ -]?\d{2,3}",
        check=stdnum("au.tfn"),
        named="tfn, tax file, tax",
        says="a tax file number",
    ),
    PatternDetector(
        "australia_tfn",
        r"\d{3} \d{3} \d{3}",
        check=both(varied, stdnum("au.tfn")),
        named="tfn",
        check_suffices=True,
        says="a tax file number",
    ),
    PatternDetector(
        "australia_abn",
        r"\d{2} \d{3} \d{3} \d{3}",
        check=stdnum("au.abn"),
        says="as printed, with its check digits",
    ),
    PatternDetector(
        "australia_abn",
        r"\d{11}",
        check=stdnum("au.abn"),
        named="abn, business number",
    ),
    PatternDetector(
        "australia_acn",
        r"\d{3} ?\d{3} ?\d{3}",
        check=stdnum("au.acn"),
        named="acn, company number",
    ),
    PatternDetector(
        "australia_medicare",
        r"[2-6]\d{3}[ -]?\d{5}[ -]?\d(?:[ /-]?\d)?",
        check=varied,
        named="medicare, irn",
    ),
    PatternDetector(
        "australia_medicare",
        r"[2-6]\d{3} \d{5} \d",
        check=medicare,
        says="as printed, with its check digit",
    ),
    PatternDetector(
        "bank_account",
        r"\d{3}[ -]?\d{3}",
        named="bsb",
    ),
)
