"""The United States' identifiers."""

from chatlinks.privacy.detectors.checks import both, digits_of, has_digits, luhn, stdnum, varied
from chatlinks.privacy.detectors.linear import words
from chatlinks.privacy.detectors.rule import checksum
from chatlinks.privacy.detectors.table import Row

SSN = words(
    "ssn", "ssns", "social security", "social sec", "social", "ss#", "ss no", "ss number", "soc sec"
)
SSN_EXAMPLES = frozenset({"078051120", "219099999"})
MBI_LETTER = "AC-HJKMNP-RT-Y"
MBI = rf"(?i)[1-9][{MBI_LETTER}][{MBI_LETTER}0-9]\d[ -]?[{MBI_LETTER}][{MBI_LETTER}0-9]\d[ -]?[{MBI_LETTER}]{{2}}\d{{2}}"
LICENCE = words(
    "driver'?s?'? licen[cs]e", "driving licen[cs]e", "dl", "licen[cs]e (?:no\\.?|number|num|id|#)", "licen[cs]e", "permis de conduire",
    "führerschein", "fuehrerschein", "patente", "permiso de conducir", "carnet de conducir", "rijbewijs", "prawo jazdy", "carta de condução", "cnh",
    "ड्राइविंग लाइसेंस", "लाइसेंस", "رخصة القيادة", "운전면허", "運転免許",
)  # fmt: skip


def called_ssn(value: str) -> str:
    """What somebody calls their SSN is hidden though it be an example or an ITIN; a part of zeros stays impossible."""
    area, group, serial = value[:3], value[4:6], value[7:]
    return (
        "the SSA gives out no such number"
        if area in ("000", "666") or group == "00" or serial == "0000"
        else ""
    )


def us_ssn(value: str) -> str:
    """The areas, groups and serials that the SSA never gave out, and no more: it kept no checksum."""
    digits = digits_of(value)
    area, group, serial = digits[:3], digits[3:5], digits[5:]
    if area in ("000", "666") or area >= "900" or group == "00" or serial == "0000":
        return "the SSA gives out no such number"
    return "it is a well-known example" if digits in SSN_EXAMPLES else varied(value)


@checksum
def npi(value: str) -> str:
    digits = digits_of(value)
    return (
        ""
        if digits[0] in "12" and luhn("80840" + digits)
        else "its Luhn check digit (with 80840 in front) is wrong"
    )


ROWS = (
    Row("ssn", r"\d{3}[ .-]\d{2}[ .-]\d{4}", us_ssn, says="written 3-2-4, of a group in use"),
    Row("ssn", r"\d{3}[ .-]?\d{2}[ .-]?\d{4}", us_ssn, named=SSN),
    Row("ssn", r"\d{3}[ -]\d{2}[ -]\d{4}", called_ssn, named=words("ssn", "ssns", "social security(?: number| no)?")),
    Row("itin", r"9\d{2}[ .-]\d{2}[ .-]\d{4}", stdnum("us.itin"), says="written 3-2-4, of an ITIN group"),
    Row("itin", r"9\d{2}[ -]?\d{2}[ -]?\d{4}", stdnum("us.itin"), named=words("itin", "taxpayer", "tax id", "tax", "tin")),
    Row("ein", r"\d{2}-?\d{7}", stdnum("us.ein"), named=words("ein", "fein", "employer id(?:entification)?", "federal tax")),
    Row("mbi", MBI, says="a Medicare beneficiary identifier, letter by letter"),
    Row("npi", r"[12]\d{3}[ -]?\d{3}[ -]?\d{3}", npi, named=words("npi", "national provider", "provider")),
    Row("passport", r"(?i)[A-Z]?\d{8,9}", named=words("passports?")),
    Row("driving_licence", r"(?i)[A-Z]{1,3}-?\d{3,5}(?:[ -]?\d{1,5}){1,5}|[A-Z]\d{3,14}", has_digits(4), named=LICENCE),
    Row("driving_licence", r"(?i)\d{7,14}|\d{2}[A-Z]{3}\d{5}|\d{3}[A-Z]{2}\d{4}|\d{8}[A-Z]{1,2}|[A-Z]{1,5}\d[A-Z0-9]{5,12}", both(has_digits(4), varied),
        named=LICENCE),
    Row("vin", r"(?i)[A-HJ-NPR-Z0-9]{13}\d{4}", has_digits(4), named=words("vin", "chassis(?: no\\.?| number)?", "vehicle identification(?: number)?")),
    Row("medical_record", r"(?i)[A-Z]{0,4}-?\d{5,12}[A-Z]?", has_digits(5), named=words(
        "mrn", "medical record(?: number| no\\.?)?", "patient (?:id|number|no\\.?)", "(?:health|medical|insurance) (?:policy|plan|member|card) ?(?:id|number|no\\.?)?",
        "policy (?:number|no\\.?)", "(?:member|subscriber|beneficiary) (?:id|number|no\\.?)", "health card", "ohip")),
    Row("medical_record", r"(?i)\d{4}[ -]?\d{3}[ -]?\d{3}(?:[ -]?[A-Z]{2})?", named=words("ohip", "health card")),
    Row("medical_licence", r"(?i)[ABCDEFGHJKLMPRSTUX][A-Z9]\d{7}", named=words("dea", "medical licen[cs]e", "prescriber")),
)  # fmt: skip
