"""The United Kingdom's identifiers."""

from collections.abc import Iterator
from operator import mul

from chatlinks.privacy.detectors.checks import REASONS, both, has_digits, same, varied
from chatlinks.privacy.detectors.linear import words
from chatlinks.privacy.detectors.normalise import Page
from chatlinks.privacy.detectors.rule import Rule, checksum, compiled, inside_word, near
from chatlinks.privacy.detectors.span import Candidate
from chatlinks.privacy.detectors.table import Row

NINO = r"(?i)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ -]?(?:\d{2}[ -]?\d{2}[ -]?\d{2}|\d{3} \d{3})[ -]?[A-D]"
NEVER = ("BG", "GB", "KN", "NK", "NT", "TN", "ZZ")
AREAS = (
    "AB|AL|B|BA|BB|BD|BH|BL|BN|BR|BS|BT|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|E|EC|EH|EN|EX|FK|FY|G|GL|GU|HA|HD|HG|HP|HR"
    "|HS|HU|HX|IG|IM|IP|IV|JE|GY|KA|KT|KW|KY|L|LA|LD|LE|LL|LN|LS|LU|M|ME|MK|ML|N|NE|NG|NN|NP|NR|NW|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|S|SA|SE"
    "|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|W|WA|WC|WD|WF|WN|WR|WS|WV|YO|ZE"
)
POSTCODE = rf"(?i)(?:{AREAS})\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{{2}}"
HOUSE = r"(?i)(?:\b(?:flat|unit|apt|apartment|no\.?|house)\b[ .:#]{0,3})?\b\d{1,4}[a-z]?\b,?[ \n](?:\d{1,4}[a-z]? )?(?:[a-z][\pL' .\-]*[,\n]? ?){0,6}$"
HOUSE_AFTER = r"(?i)^[ ,.:;()-]{0,3}(?:and |my |the )?(?:house|flat|door|number|no\.?)[ \pL.:#]{0,16}?\d{1,4}[a-z]?\b"
POSTCODE_WORDS = words("post ?code", "address", "live at", "deliver(?:ed|y)? to", "house")


@checksum
def nhs(value: str) -> str:
    """Ten digits, weights 10 to 1, by 11. Not python-stdnum's: every phone of that shape comes by here."""
    digits = value.replace(" ", "").replace("-", "")
    total = sum(map(mul, map(int, digits), range(10, 0, -1)))
    return REASONS["InvalidChecksum"] if total % 11 or same(digits) else ""


def nino(value: str) -> str:
    return "no such prefix is given out" if value[:2].upper() in NEVER else ""


def find_postcodes(page: Page) -> Iterator[Candidate]:
    """A post code stands for fifteen homes; with the house number it stands for one. Both are hidden, with the street."""
    for start, end in compiled(POSTCODE).spans(page.scan):
        if inside_word(page.text, start, end):
            continue
        begun = _house_before(page, start)
        after = compiled(HOUSE_AFTER).first(page.scan[end : end + 48])
        named = begun < start or after or near(page, POSTCODE_WORDS, start, end, 40, 16)
        wrong = "" if named else "no house number or address is with it"
        yield Candidate(
            begun,
            end + (after[1] if after else 0),
            "address",
            wrong,
            "a post code with a house number",
        )


def _house_before(page: Page, start: int) -> int:
    offset = max(0, start - 72)
    found = compiled(HOUSE).first(page.scan[offset:start])
    return offset + found[0] if found else start


RULES = (
    Rule(
        "address", "address", POSTCODE, find_postcodes, says="a UK post code with its house number"
    ),
)
ROWS = (
    Row("nino", NINO, nino, says="a National Insurance number by its shape and prefix"),
    Row("nhs", r"\d{3}[ -]\d{3}[ -]\d{4}", nhs, named=words("nhs", "national health", "health"), free=True),
    Row("nhs", r"\d{3}[ -]?\d{3}[ -]?\d{4}", nhs, named=words("nhs", "national health", "health service", "patient")),
    Row("utr", r"\d{5} ?\d{5}|\d{10}K?", both(has_digits(10), varied), named=words("utr", "self assessment", "taxpayer", "tax reference")),
    Row("passport", r"\d{9}", varied, named=words("passports?", "passport no")),
    Row("driving_licence", r"(?i)[A-Z9]{5}[ -]?\d[0156]\d[0-3]\d{2}[ -]?[A-Z9]{2}[A-Z0-9][A-Z]{2}(?: ?\d{2})?", says="a DVLA driver number"),
    Row("vehicle_number", r"(?i)[A-HJ-PR-Y][A-HJ-PR-Y]\d{2}[ -]?[A-HJ-PR-Z]{3}",
        named=words("registration", "reg", "number plate", "licen[cs]e plate", "plate", "vehicle", "car", "van")),
)  # fmt: skip
