"""Bank accounts.

IBAN by its country's length and checksum, the SWIFT code beside it; all others when named.
"""

from collections.abc import Iterator

import phonenumbers

from chatlinks.privacy.detection.engine.checks import INVALID_CHECKSUM, has_digits, varied
from chatlinks.privacy.detection.engine.context import inside_word, joins, near
from chatlinks.privacy.detection.engine.detector import Certainty, Detector
from chatlinks.privacy.detection.engine.linear import compiled, words
from chatlinks.privacy.detection.engine.normalise import NormalText
from chatlinks.privacy.detection.engine.pattern import PatternDetector
from chatlinks.privacy.detection.engine.span import Candidate, Slip
from chatlinks.privacy.detection.kinds.vocabulary import ACCOUNT

PART = "it is a part of a longer word"
IBAN_START = r"(?i)[A-Z]{2}\d{2}[ .\-]?[A-Z0-9]{1,4}[ .\-]?[A-Z0-9]{4}"
COUNTRIES_BY_LENGTH = {
    15: "NO",
    16: "BE",
    18: "DK FO FI GL NL SD",
    19: "MK SI",
    20: "AT BA EE KZ LT LU XK MN",
    21: "CH HR LI LV",
    22: "BG BH CR DE GB GE IE ME RS VA",
    23: "AE GI IL IQ OM SO TL",
    24: "AD CZ DZ ES MD PK RO SA SE SK TN VG",
    25: "PT ST LY",
    26: "IS TR",
    27: "BI DJ FR GR IT MC MR SM",
    28: "AL AZ BY CY DO GT HN HU LB NI PL SV",
    29: "BR EG PS QA UA",
    30: "JO KW MU YE",
    31: "MT SC",
    32: "LC",
    33: "RU",
}
"""From the SWIFT registry."""
LENGTHS = {code: length for length, codes in COUNTRIES_BY_LENGTH.items() for code in codes.split()}
SWIFT = r"(?i)[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?"
SWIFT_WORDS = words("swift, bic, iban, swift code, swift/bic, bic code")
BESIDE_SWIFT = f"{SWIFT_WORDS}|{IBAN_START}"
CALLED_SWIFT = (
    r"(?i)\b(?:swift|bic)(?:[ /]{1,3}(?:swift|bic))?(?: code| no\.?| number)?"
    r"(?: ?[:=-] ?| is | code )$"
)
REGIONS = frozenset(phonenumbers.SUPPORTED_REGIONS)


def iban(value: str) -> str:
    """ISO 13616: the first four characters at the end, letters as numbers from 10, modulo 97.

    Its length is known.
    """
    plain = "".join(filter(str.isalnum, value))
    number = "".join([str(int(character, 36)) for character in plain[4:] + plain[:4]])
    return "" if int(number) % 97 == 1 else INVALID_CHECKSUM


def find_ibans(normal: NormalText) -> Iterator[Candidate]:
    text = normal.text
    stop = -1
    for start, _ in compiled(IBAN_START).spans(normal.scan):
        if start < stop or joins(normal.before(start, 1)):
            continue
        length = LENGTHS.get(text[start : start + 2].upper(), 0)
        end = _walk(text, start, length)
        if end < 0 or joins(text[end : end + 1]) or iban(text[start:end]):
            end, wrong = _mistyped(normal, start, length)
        else:
            wrong = ""
        if end < 0:
            continue
        stop = start if wrong else end
        yield Candidate(
            start,
            end,
            "iban",
            wrong,
            "country, length and checksum agree",
        )


def _mistyped(normal: NormalText, start: int, length: int) -> tuple[int, str]:
    """Where a value ends that only a slip keeps from being an IBAN, and what is wrong with it.

    One that is called an IBAN is somebody's all the same. Of any other nothing is hidden, or all.
    """
    text = normal.text
    for more in (1, 2, 0, -1, -2) if length else ():
        end = _walk(text, start, length + more)
        if end < 0 or joins(text[end : end + 1]) or not _like_iban(text[start:end]):
            continue
        if near(normal, r"(?i)\biban\b", start, end, (24, 0)):
            return end, ""
        normal.slip(Slip(start, end, "iban", _never))
        return end, INVALID_CHECKSUM
    return -1, ""


def _never(normal: NormalText, start: int, end: int) -> bool:
    """It was looked for already."""
    return False


def _like_iban(value: str) -> bool:
    """Written as IBANs are: without small letters between capitals, digits for the most part."""
    letters = [each for each in value if each.isalpha()]
    if any(map(str.islower, letters[2:])) and value[:2].isupper():
        return False
    return 2 * len(letters) < len(value)


def _walk(text: str, start: int, length: int) -> int:
    """Where `length` letters and digits from `start` end, single separators between.

    -1 if there are not so many.
    """
    place, count = start, 0
    while count < length:
        character = text[place : place + 1]
        if _in_iban(character):
            count += 1
        elif character not in (" ", "-", ".") or not _in_iban(text[place + 1 : place + 2]):
            return -1
        place += 1
    return place if length else -1


def _in_iban(character: str) -> bool:
    return character.isascii() and character.isalnum()


def find_swifts(normal: NormalText) -> Iterator[Candidate]:
    text = normal.text
    for start, end in compiled(SWIFT).spans(normal.scan):
        called = compiled(CALLED_SWIFT).seen(normal.scan[max(0, start - 24) : start])
        value = text[start:end].upper() if called else text[start:end]
        wrong = PART if inside_word(text, start, end) else swift(value)
        if not wrong and not near(normal, BESIDE_SWIFT, start, end):
            wrong = "nothing near calls it a SWIFT code"
        yield Candidate(
            start,
            end,
            "swift",
            wrong,
            "a SWIFT code, named or beside an IBAN",
        )


def swift(value: str) -> str:
    """ISO 9362 has no check digit: a country in the middle, and not written like a word."""
    if value[4:6].upper() not in REGIONS:
        return "no country has its letters 5 and 6"
    if value.isupper() or any(map(str.isdigit, value)):
        return ""
    return "it is written like a word"


DETECTORS = (
    Detector(
        kind="iban",
        hint=IBAN_START,
        find=find_ibans,
        says="an IBAN",
        certainty=Certainty.ISSUED,
    ),
    Detector(
        kind="swift",
        hint=BESIDE_SWIFT,
        find=find_swifts,
        says="a SWIFT code when named",
        certainty=Certainty.ISSUED,
    ),
)
PATTERNS = (
    PatternDetector(
        "bank_account",
        r"\d(?:[ -]?\d){5,19}",
        check=varied,
        named=ACCOUNT,
        says="digits called an account",
        certainty=Certainty.NAMED_LOOSELY,
    ),
    PatternDetector(
        "bank_account",
        r"(?i)[A-Z]{2,4}\d{8,20}",
        check=has_digits(8),
        named=ACCOUNT,
        certainty=Certainty.NAMED_LOOSELY,
    ),
    PatternDetector(
        "sort_code",
        r"\d{2}[ -]?\d{2}[ -]?\d{2}",
        named="sort ?code, s/c, sc",
        certainty=Certainty.NAMED_LOOSELY,
    ),
    PatternDetector(
        "bank_account",
        r"\d{18}|\d{22}",
        named="clabe, cbu, cvu",
        certainty=Certainty.NAMED_LOOSELY,
    ),
    PatternDetector(
        "bank_account",
        r"\d{1,4}(?:-\d{2,7}){1,3}",
        check=has_digits(6),
        named="계좌(?:번호)?, 口座(?:番号)?, conta, agência",
        certainty=Certainty.NAMED_LOOSELY,
    ),
    PatternDetector(
        "bank_account",
        r"\d{5,8}",
        named="blz, bankleitzahl, transit, agência, 口座番号",
        certainty=Certainty.NAMED_LOOSELY,
    ),
)
