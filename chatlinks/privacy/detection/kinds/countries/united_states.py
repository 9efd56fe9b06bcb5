"""The United States."""

from chatlinks.privacy.detection.engine.checks import (
    both,
    checksum,
    digits_of,
    has_digits,
    luhn,
    stdnum,
    varied,
)
from chatlinks.privacy.detection.engine.pattern import PatternDetector
from chatlinks.privacy.detection.kinds.vocabulary import DRIVING_LICENCE

SSN = "ssn, ssns, social security, social sec, social, ss#, ss no, ss number, soc sec"
SSN_EXAMPLES = frozenset({"078051120", "219099999"})
NEVER_GIVEN_OUT = "the SSA gives out no such number"
L = "[AC-HJKMNP-RT-Y]"
"""A letter of an MBI: without those that look like digits."""
LN = "[AC-HJKMNP-RT-Y0-9]"
MBI = rf"(?i)[1-9]{L}{LN}\d[ -]?{L}{LN}\d[ -]?{L}{{2}}\d{{2}}"


def called_ssn(value: str) -> str:
    """What somebody calls their SSN is hidden though it be an example or an ITIN.

    A part of zeros stays impossible.
    """
    area, group, serial = value[:3], value[4:6], value[7:]
    impossible = area in ("000", "666") or group == "00" or serial == "0000"
    return NEVER_GIVEN_OUT if impossible else ""


def ssn(value: str) -> str:
    """The areas, groups and serials that the SSA never gave out; there is no checksum."""
    digits = digits_of(value)
    area, group, serial = digits[:3], digits[3:5], digits[5:]
    if area in ("000", "666") or area >= "900" or group == "00" or serial == "0000":
        return NEVER_GIVEN_OUT
    return "it is a well-known example" if digits in SSN_EXAMPLES else varied(value)


@checksum
def npi(value: str) -> str:
    digits = digits_of(value)
    if digits[0] in "12" and luhn("80840" + digits):
        return ""
    return "its Luhn check digit (with 80840 in front) is wrong"


PATTERNS = (
    PatternDetector(
        "us_ssn",
        r"\d{3}[ .-]\d{2}[ .-]\d{4}",
        check=ssn,
        says="written 3-2-4, of a group in use",
    ),
    PatternDetector(
        "us_ssn",
        r"\d{3}[ .-]?\d{2}[ .-]?\d{4}",
        check=ssn,
        named=SSN,
    ),
    PatternDetector(
        "us_ssn",
        r"\d{3}[ -]\d{2}[ -]\d{4}",
        check=called_ssn,
        named="ssn, ssns, social security(?: number| no)?",
    ),
    PatternDetector(
        "us_itin",
        r"9\d{2}[ .-]\d{2}[ .-]\d{4}",
        check=stdnum("us.itin"),
        says="written 3-2-4, of an ITIN group",
    ),
    PatternDetector(
        "us_itin",
        r"9\d{2}[ -]?\d{2}[ -]?\d{4}",
        check=stdnum("us.itin"),
        named="itin, taxpayer, tax id, tax, tin",
    ),
    PatternDetector(
        "us_ein",
        r"\d{2}-?\d{7}",
        check=stdnum("us.ein"),
        named="ein, fein, employer id(?:entification)?, federal tax",
    ),
    PatternDetector(
        "us_mbi",
        MBI,
        says="a Medicare beneficiary identifier, letter by letter",
    ),
    PatternDetector(
        "us_npi",
        r"[12]\d{3}[ -]?\d{3}[ -]?\d{3}",
        check=npi,
        named="npi, national provider, provider",
    ),
    PatternDetector(
        "passport",
        r"(?i)[A-Z]?\d{8,9}",
        named="passports?",
    ),
    PatternDetector(
        "driving_licence",
        r"(?i)[A-Z]{1,3}-?\d{3,5}(?:[ -]?\d{1,5}){1,5}|[A-Z]\d{3,14}",
        check=has_digits(4),
        named=DRIVING_LICENCE,
    ),
    PatternDetector(
        "driving_licence",
        r"(?i)\d{7,14}|\d{2}[A-Z]{3}\d{5}|\d{3}[A-Z]{2}\d{4}|\d{8}[A-Z]{1,2}"
        r"|[A-Z]{1,5}\d[A-Z0-9]{5,12}",
        check=both(has_digits(4), varied),
        named=DRIVING_LICENCE,
    ),
    PatternDetector(
        "driving_licence",
        r"(?i)WDL[A-Z0-9]{9}|[A-Z]{7}\d{3}[A-Z0-9]{2}",
        named=DRIVING_LICENCE,
        says="Washington's, mostly of letters",
    ),
    PatternDetector(
        "us_medical_licence",
        r"(?i)[ABCDEFGHJKLMPRSTUX][A-Z9]\d{7}",
        named="dea, medical licen[cs]e, prescriber",
    ),
    PatternDetector(
        "us_routing_number",
        r"\d{4}[ -]?\d{4}[ -]?\d",
        check=stdnum("us.rtn"),
        named="routing, aba, rtn, transit",
    ),
)
