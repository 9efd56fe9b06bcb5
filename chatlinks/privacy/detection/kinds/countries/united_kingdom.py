"""The United Kingdom."""

from collections.abc import Iterator

from chatlinks.privacy.detection.engine.checks import (
    INVALID_CHECKSUM,
    both,
    checksum,
    digits_of,
    has_digits,
    same,
    varied,
    weighted,
)
from chatlinks.privacy.detection.engine.context import inside_word, near
from chatlinks.privacy.detection.engine.detector import Certainty, Detector
from chatlinks.privacy.detection.engine.linear import compiled, words
from chatlinks.privacy.detection.engine.normalise import NormalText
from chatlinks.privacy.detection.engine.pattern import PatternDetector
from chatlinks.privacy.detection.engine.span import Candidate

NINO = (
    r"(?i)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ -]?"
    r"(?:\d{2}[ -]?\d{2}[ -]?\d{2}|\d{3} \d{3})[ -]?[A-D]"
)
NINO_NEVER = ("BG", "GB", "KN", "NK", "NT", "TN", "ZZ")
NHS_WEIGHTS = tuple(range(10, 0, -1))
AREAS = """
    AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E
    EC EH EN EX FK FY G GL GU HA HD HG HP HR HS HU HX IG IM IP IV JE GY KA KT KW KY L LA LD LE LL
    LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM
    SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE
""".split()
POSTCODE = rf"(?i)(?:{'|'.join(AREAS)})\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{{2}}"
HOUSE = (
    r"(?i)(?:\b(?:flat|unit|apt|apartment|no\.?|house)\b[ .:#]{0,3})?\b\d{1,4}[a-z]?\b,?[ \n]"
    r"(?:\d{1,4}[a-z]? )?(?:[a-z][\pL' .\-]*[,\n]? ?){0,6}$"
)
HOUSE_AFTER = (
    r"(?i)^[ ,.:;()-]{0,3}(?:and |my |the )?(?:house|flat|door|number|no\.?)"
    r"[ \pL.:#]{0,16}?\d{1,4}[a-z]?\b"
)
POSTCODE_WORDS = words("post ?code, address, live at, deliver(?:ed|y)? to, house")


@checksum
def nhs(value: str) -> str:
    """Ten digits, weights 10 to 1, by 11."""
    digits = digits_of(value)
    if weighted(digits, NHS_WEIGHTS) % 11 or same(digits):
        return INVALID_CHECKSUM
    return ""


def nino(value: str) -> str:
    return "no such prefix is given out" if value[:2].upper() in NINO_NEVER else ""


def find_postcodes(normal: NormalText) -> Iterator[Candidate]:
    """A post code stands for fifteen homes; with the house number it stands for one.

    Both are hidden, with the street.
    """
    for start, end in compiled(POSTCODE).spans(normal.scan):
        if inside_word(normal.text, start, end):
            continue
        begun = _house_before(normal, start)
        after = compiled(HOUSE_AFTER).first(normal.scan[end : end + 48])
        house = begun < start or after is not None
        named = house or near(normal, POSTCODE_WORDS, start, end, (40, 16))
        wrong = "" if named else "no house number or address is with it"
        stop = end + (after[1] if after else 0)
        yield Candidate(begun, stop, "uk_address", wrong, "a post code with a house number")


def _house_before(normal: NormalText, start: int) -> int:
    offset = max(0, start - 72)
    house = compiled(HOUSE).first(normal.scan[offset:start])
    return offset + house[0] if house else start


DETECTORS = (
    Detector(
        kind="uk_address",
        hint=POSTCODE,
        find=find_postcodes,
        says="a UK post code with its house number",
        certainty=Certainty.LIKELY,
    ),
)
PATTERNS = (
    PatternDetector(
        "uk_nino",
        NINO,
        check=nino,
        says="a National Insurance number by its shape and prefix",
    ),
    PatternDetector(
        "uk_nino",
        r"(?i)[A-Z]{2}[ -]?(?:\d{2}[ -]?){3}[A-D]",
        named="nino, ni (?:number|no), national insurance(?: number| no)?",
    ),
    PatternDetector(
        "uk_nhs",
        r"\d{3}[ -]\d{3}[ -]\d{4}",
        check=nhs,
        named="nhs, national health, health",
        check_suffices=True,
    ),
    PatternDetector(
        "uk_nhs",
        r"\d{3}[ -]?\d{3}[ -]?\d{4}",
        check=nhs,
        named="nhs, national health, health service, patient",
    ),
    PatternDetector(
        "uk_utr",
        r"\d{5} ?\d{5}|\d{10}K?",
        check=both(has_digits(10), varied),
        named="utr, self assessment, taxpayer, tax reference",
    ),
    PatternDetector(
        "passport",
        r"\d{9}",
        check=varied,
        named="passports?, passport no",
    ),
    PatternDetector(
        "driving_licence",
        r"(?i)[A-Z9]{5}[ -]?\d[0156]\d[0-3]\d{2}[ -]?[A-Z9]{2}[A-Z0-9][A-Z]{2}(?: ?\d{2})?",
        says="a DVLA driver number",
    ),
    PatternDetector(
        "vehicle_number",
        r"(?i)[A-HJ-PR-Y][A-HJ-PR-Y]\d{2}[ -]?[A-HJ-PR-Z]{3}",
        named="""
        registration, reg, number plate, licen[cs]e plate, plate, vehicle, car, van
        """,
    ),
)
