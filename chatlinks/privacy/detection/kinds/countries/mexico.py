"""Mexico."""

from chatlinks.privacy.detection.engine.checks import (
    INVALID_CHECKSUM,
    checksum,
    digits_of,
    luhn_check,
    stdnum,
)
from chatlinks.privacy.detection.engine.pattern import PatternDetector

CLABE_WEIGHTS = (3, 7, 1) * 6


@checksum
def clabe(value: str) -> str:
    digits = digits_of(value)
    pairs = zip(map(int, digits[:17]), CLABE_WEIGHTS, strict=False)
    total = sum(digit * weight % 10 for digit, weight in pairs)
    return "" if -total % 10 == int(digits[17]) else INVALID_CHECKSUM


PATTERNS = (
    PatternDetector(
        "mexico_curp",
        r"(?i)[A-Z][AEIOUX][A-Z]{2}\d{6}[HMX][A-Z]{5}[A-Z0-9]\d",
        check=stdnum("mx.curp"),
        says="CURP and its check digit",
    ),
    PatternDetector(
        "mexico_curp",
        r"(?i)[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z0-9]\d",
        named="curp",
    ),
    PatternDetector(
        "mexico_rfc",
        r"(?i)[A-ZÑ&]{3,4}-?\d{6}-?[A-Z0-9]{2}[A0-9]",
        check=stdnum("mx.rfc"),
        named="rfc, tax, sat",
        says="RFC",
    ),
    PatternDetector(
        "mexico_rfc",
        r"(?i)[A-ZÑ&]{3,4}-?\d{6}-?[A-Z0-9]{3}",
        named="rfc",
    ),
    PatternDetector(
        "mexico_nss",
        r"\d{11}",
        check=luhn_check,
        named="nss, imss, seguro social",
    ),
    PatternDetector(
        "mexico_clabe",
        r"\d{18}",
        check=clabe,
        named="clabe, cuenta, account",
        check_suffices=True,
        says="CLABE and its check digit",
    ),
    PatternDetector(
        "mexico_voter_id",
        r"(?i)[A-Z]{6}\d{8}[HM]\d{3}",
        named="clave de elector, elector, ine, ife",
    ),
)
