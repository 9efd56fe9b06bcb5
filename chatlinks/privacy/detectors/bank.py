"""Bank accounts across borders: IBAN by its country's length and checksum, and the SWIFT code beside it."""

from collections.abc import Iterator

import phonenumbers

from chatlinks.privacy.detectors.checks import REASONS, has_digits, stdnum, varied
from chatlinks.privacy.detectors.linear import words
from chatlinks.privacy.detectors.normalise import Page
from chatlinks.privacy.detectors.rule import Rule, compiled, inside_word, joins, near
from chatlinks.privacy.detectors.span import Candidate
from chatlinks.privacy.detectors.table import Row

IBAN_START = r"(?i)[A-Z]{2}\d{2}[ .\-]?[A-Z0-9]{1,4}[ .\-]?[A-Z0-9]{4}"
# Length by country, from the SWIFT registry.
LENGTHS = {
    code: int(length)
    for length, codes in (
        line.split(":")
        for line in (
            "15:NO|16:BE|18:DK FO FI GL NL SD|19:MK SI|20:AT BA EE KZ LT LU XK MN|21:CH HR LI LV|22:BG BH CR DE GB GE IE ME RS VA|"
            "23:AE GI IL IQ OM SO TL|24:AD CZ DZ ES MD PK RO SA SE SK TN VG|25:PT ST LY|26:IS TR|27:BI DJ FR GR IT MC MR SM|"
            "28:AL AZ BY CY DO GT HN HU LB NI PL SV|29:BR EG PS QA UA|30:JO KW MU YE|31:MT SC|32:LC|33:RU"
        ).split("|")
    )
    for code in codes.split()
}
BANK = words(
    "accounts?", "a/c", "acct", "acc no", "bank", "iban", "swift", "bic", "routing", "sort code", "aba", "konto", "kontonummer", "compte",
    "cuenta", "conto", "conta", "rekening", "beneficiary", "deposit", "wire", "حساب", "الحساب", "счёт", "счет", "口座", "账户", "계좌",
)  # fmt: skip
ACCOUNT = words(
    "accounts?", "a/c", "acct", "acc", "ac no", "bank account", "konto", "kontonummer", "compte", "cuenta", "conta",
    "rekening", "rekeningnummer", "حساب", "الحساب", "счёт", "счет", "口座", "账户", "계좌",
)  # fmt: skip
COUNTRIES = frozenset(phonenumbers.SUPPORTED_REGIONS)


def iban(value: str) -> str:
    """ISO 13616: the first four characters at the end, letters as numbers from 10, modulo 97. Its length is known."""
    plain = "".join(filter(str.isalnum, value))
    number = "".join([str(int(character, 36)) for character in plain[4:] + plain[:4]])
    return "" if int(number) % 97 == 1 else REASONS["InvalidChecksum"]


def find_ibans(page: Page) -> Iterator[Candidate]:
    stop = -1
    for start, _ in compiled(IBAN_START).spans(page.scan):
        if start < stop or joins(page.text[max(0, start - 1) : start]):
            continue
        length = LENGTHS.get(page.text[start : start + 2].upper())
        end = _walk(page.text, start, length or 0)
        if end < 0:
            continue
        wrong = (
            "it is a part of a longer word"
            if joins(page.text[end : end + 1])
            else iban(page.text[start:end])
        )
        if wrong == REASONS["InvalidChecksum"] and near(page, r"(?i)\biban\b", start, end, 24, 0):
            wrong = ""  # mistyped, and still somebody's
        stop = start if wrong else end
        yield Candidate(start, end, "iban", wrong, "country, length and checksum agree")


def _walk(text: str, start: int, length: int) -> int:
    """Where `length` letters and digits from `start` end, single separators between; -1 if there are not so many."""
    place, count = start, 0
    while count < length:
        character = text[place : place + 1]
        if character.isalnum():
            count += 1
        elif character not in (" ", "-", ".") or not text[place + 1 : place + 2].isalnum():
            return -1
        place += 1
    return place if length else -1


SWIFT_WORDS = words("swift", "bic", "iban", "swift code", "swift/bic", "bic code")


SWIFT_SAID = r"(?i)\b(?:swift|bic)(?:[ /]{1,3}(?:swift|bic))?(?: code| no\.?| number)?(?: ?[:=-] ?| is | code )$"
SWIFT = r"(?i)[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?"


def find_swifts(page: Page) -> Iterator[Candidate]:
    for start, end in compiled(SWIFT).spans(page.scan):
        said = compiled(SWIFT_SAID).seen(page.scan[max(0, start - 24) : start])
        value = page.text[start:end].upper() if said else page.text[start:end]
        wrong = (
            "it is a part of a longer word" if inside_word(page.text, start, end) else swift(value)
        )
        if not wrong and not near(page, f"{SWIFT_WORDS}|{IBAN_START}", start, end):
            wrong = "nothing near calls it a SWIFT code"
        yield Candidate(start, end, "swift", wrong, "a SWIFT code, named or beside an IBAN")


def swift(value: str) -> str:
    """ISO 9362 has no check digit: a country in the middle, and capitals or a digit so that no word passes for one."""
    if value[4:6].upper() not in COUNTRIES:
        return "no country has its letters 5 and 6"
    return "" if value.isupper() or has_digits(1)(value) == "" else "it is written like a word"


RULES = (
    Rule("iban", "iban", IBAN_START, find_ibans, says="an IBAN"),
    Rule(
        "swift", "swift", f"{SWIFT_WORDS}|{IBAN_START}", find_swifts, says="a SWIFT code when named"
    ),
)
ROWS = (
    Row("bank_account", r"\d(?:[ -]?\d){5,19}", varied, named=ACCOUNT, says="digits called an account"),
    Row("bank_account", r"(?i)[A-Z]{2,4}\d{8,20}", has_digits(8), named=ACCOUNT),
    Row("sort_code", r"\d{2}[ -]?\d{2}[ -]?\d{2}", named=words("sort ?code", "s/c", "sc")),
    Row("routing_number", r"\d{4}[ -]?\d{4}[ -]?\d", stdnum("us.rtn"), named=words("routing", "aba", "rtn", "transit")),
    Row("bank_account", r"\d{3}[ -]?\d{3}", named=words("bsb")),
    Row("bank_account", r"\d{18}|\d{22}", named=words("clabe", "cbu", "cvu")),
    Row("bank_account", r"\d{5} ?\d{5} ?[A-Z0-9]{11} ?\d{2}", named=words("rib")),
    Row("bank_account", r"\d{1,4}(?:-\d{2,7}){1,3}", has_digits(6), named=words("계좌(?:번호)?", "口座(?:番号)?", "conta", "agência")),
    Row("bank_account", r"\d{5,8}", named=words("blz", "bankleitzahl", "transit", "agência", "口座番号")),
)  # fmt: skip
