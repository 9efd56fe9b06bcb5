"""Vehicles of any country, when named. India's plates need no name: see `countries/india.py`."""

from collections.abc import Iterator

from chatlinks.privacy.detection.engine.checks import INVALID_CHECKSUM, checksum, has_digits
from chatlinks.privacy.detection.engine.detector import Certainty, Detector
from chatlinks.privacy.detection.engine.linear import compiled, words
from chatlinks.privacy.detection.engine.normalise import NormalText
from chatlinks.privacy.detection.engine.pattern import PatternDetector
from chatlinks.privacy.detection.engine.span import Candidate

PLATE_WORDS = words(
    """
    licen[cs]e plates?, number plates?, plate (?:number|no), plates?
    (?:car|vehicle|bike|van|truck|taxi) (?:registration|reg|number|no)
    registration (?:number|no), kennzeichen, nummernschild, immatriculation, plaque, targa
    matrícula, matricula, kenteken, placas?, rejestracja, numer rejestracyjny, plaka
    госномер, номер машины, номер авто, nopol, plat nomor, 車牌, 차량번호
    रजिस्ट्रेशन नंबर, رقم اللوحة, 车牌(?:号)?, 번호판
    """
)
TOGETHER = r"[A-Z]{1,4}\d{1,4}[A-Z]{0,3}|\d{1,4}[A-Z]{1,4}\d{0,4}"
APART = (
    r"(?-i:[A-Z]{1,3}\d{1,4}[ -][A-Z]{1,3}|[A-Z]{1,3}[ -]\d{1,4}(?:[ -]?[A-Z]{1,3})?"
    r"|\d{1,4}[ -][A-Z]{1,3}(?:[ -]?\d{1,4})?|[A-Z]{1,3}[ -][A-Z]{1,3}[ -]?\d{1,4}"
    r"|\d{2}-[A-Z]{2}-[A-Z]{2})"
)
NATIVE = (
    r"[АВЕКМНОРСТУХ]\d{3}[АВЕКМНОРСТУХ]{2} ?\d{2,3}|[АВІЕКМНОРСТХ]{2} ?\d{4} ?[АВІЕКМНОРСТХ]{2}"
    r"|\p{Han}[ ·.]?[A-Z][ ·.]?[A-Z0-9]{5,6}|\d{2,3} ?\p{Hangul} ?\d{4}"
    r"|\p{Han}{2,4} ?\d{2,3} ?\p{Hiragana} ?\d{2}-?\d{2}"
)
"""Russian, Ukrainian, Chinese, Korean and Japanese ones, with letters of their own."""
NATIVE_PLATE = rf"{PLATE_WORDS}[^\d\n*]{{0,8}}?((?i:{NATIVE}))(?:[^A-Za-z0-9*-]|$)"
BEHIND = r"(?:[^\d\n*]{0,24}?[ :\"'(=\[#]|[ :=-]{0,3}\n[ #-]{0,3})"
PLATE = rf"{PLATE_WORDS}{BEHIND}((?i:{APART}|{TOGETHER}))(?:[^A-Za-z0-9*-]|$)"
SMALL = rf"{PLATE_WORDS}(?: (?:is|ist|est|es|é|to))?:? [\"'(]?((?i:{APART[5:]})(?:[^A-Za-z0-9*-]|$)"
"""One in small letters, right behind the words."""
WORDS_OF_TIME = frozenset("a am an at by for i in is it no of on or pm the to was".split())


def called_plate(start: int, end: int, wrong: str) -> Candidate:
    return Candidate(start, end, "vehicle_number", wrong, "it is called a number plate")


def find_plates(normal: NormalText) -> Iterator[Candidate]:
    for start, end in compiled(PLATE).spans(normal.scan, 1):
        wrong = "it is too short" if end - start < 4 else ""
        yield called_plate(start, end, wrong)
    for start, end in compiled(SMALL).spans(normal.scan, 1):
        parts = normal.text[start:end].lower().replace("-", " ").split()
        wrong = "" if WORDS_OF_TIME.isdisjoint(parts) and end - start >= 4 else "it is a time"
        yield called_plate(start, end, wrong)
    if isinstance(normal.scan, str):
        for start, end in compiled(NATIVE_PLATE).spans(normal.scan, 1):
            yield Candidate(
                start,
                end,
                "vehicle_number",
                "",
                "it is called a number plate",
            )


DETECTORS = (
    Detector(
        kind="vehicle_number",
        hint=PLATE_WORDS,
        find=find_plates,
        says="a number plate when named",
        certainty=Certainty.LIKELY,
    ),
)
VIN_VALUES = dict(zip("ABCDEFGH", range(1, 9), strict=True))
VIN_VALUES |= dict(zip("JKLMN", range(1, 6), strict=True)) | {"P": 7, "R": 9}
VIN_VALUES |= dict(zip("STUVWXYZ", range(2, 10), strict=True))
VIN_VALUES |= {str(digit): digit for digit in range(10)}
VIN_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)


@checksum
def vin(value: str) -> str:
    """ISO 3779, with the check digit of North America and China in the ninth place."""
    letters = value.upper()
    total = sum(
        VIN_VALUES[letter] * weight for letter, weight in zip(letters, VIN_WEIGHTS, strict=True)
    )
    if "0123456789X"[total % 11] != letters[8]:
        return INVALID_CHECKSUM
    return "" if sum(map(str.isalpha, letters)) >= 3 else "it has too few letters"


PATTERNS = (
    PatternDetector(
        "vin",
        r"(?i)[A-HJ-NPR-Z0-9]{8}[0-9X][A-HJ-NPR-Z0-9]{4}\d{4}",
        check=vin,
        named="vin, chassis, vehicle",
        check_suffices=True,
        says="a vehicle's number and its check digit",
    ),
    PatternDetector(
        "vin",
        r"(?i)[A-HJ-NPR-Z0-9]{13}\d{4}",
        check=has_digits(4),
        named=r"vin, chassis(?: no\.?| number)?, vehicle identification(?: number)?",
    ),
)
