"""Telephone numbers of any country, decided by the `phonenumbers` metadata on candidates only."""

from collections.abc import Iterator
from functools import lru_cache

import phonenumbers
from phonenumbers import PhoneNumber

from chatlinks.privacy.detectors.linear import words
from chatlinks.privacy.detectors.normalise import Page
from chatlinks.privacy.detectors.numbers import DATE, TIME, Group, groups, windows
from chatlinks.privacy.detectors.rule import ORDER, Rule, compiled, last_end, near, sentence_start
from chatlinks.privacy.detectors.span import Candidate

DIGITS = r"(?:\+ ?)?\(?\d(?:[ .\-/()]{0,3}\d){6,}"
PHONE = words(
    "phones?", "telephones?", "tel", "mobiles?", "mob", "cell", "cells", "cellphone", "cellular", "landline", "contact",
    "contacts", "call", "called", "calling", "calls", "callback", "dial", "ring", "reach", "reached", "text me", "sms", "whats ?app", "fax",
    "hotline", "helpline", "ph", "msisdn", "signal", "viber", "direct line", "direct number",
    "telegram", "फोन", "फ़ोन", "मोबाइल", "कॉल", "هاتف", "جوال", "موبايل", "اتصل", "واتساب",
    "teléfono", "telefono", "móvil", "movil", "celular", "llama", "llámame", "téléphone", "portable", "appelez",
    "telefon", "handy", "rufnummer", "telefone", "telemóvel", "ligue", "cellulare", "chiama", "chiamami",
    "телефон", "позвон", "電話", "携帯", "电话", "手机", "전화", "휴대폰", "연락처", "cep", "telepon", "hp", "โทร",
    "điện thoại", "telefoon", "mobiel", "telefonszám", "puhelin", "τηλέφωνο", "טלפון",
)  # fmt: skip
NUMBER = words(
    "numbers?", "my no", "no", "नंबर", "नम्बर", "رقم", "número", "numéro", "nummer", "numero", "номер", "nomor", "番号",
)
"""Words that any number may bear: they speak for a phone only if no other word claims it."""
OTHER = words(
    "accounts?", "a/c", "acct", "amount", "total", "price", "balance", "isbn", "upc", "zip", "pincode", "id", "uid",
    "address", "located", "imei", "gst", "port", "error", "code",
)  # fmt: skip
REGIONS = (
    "IN", "US", "GB", "AU", "DE", "FR", "IT", "ES", "NL", "BE", "CH", "AT", "SE", "IE", "PT", "PL", "BR", "MX", "AR", "ZA",
    "NG", "KE", "EG", "AE", "SA", "QA", "KW", "OM", "BH", "IL", "TR", "PK", "BD", "LK", "NP", "SG", "MY", "ID", "PH", "TH",
    "VN", "JP", "KR", "CN", "HK", "TW", "NZ", "RU", "UA", "DK", "NO", "FI", "GR", "CZ", "RO", "HU", "CO", "CL", "PE",
)  # fmt: skip
SURE = "a valid number of "
TRUNK = {"RU": "8", "HU": "06", "US": "1", "UA": "0"}
NO_TRUNK = {"ES", "IT", "PT", "PL", "DK", "NO", "GR", "CZ", "SG", "HK", "QA", "KW", "OM", "BH", "CL"}
EXTENSION = r"(?i)^[ ,;]{0,2}(?:x|ext\.?|extension|extn\.?|#)[ .:]{0,2}\d{1,6}"


@lru_cache(maxsize=8192)
def international(digits: str) -> str:
    """Why these digits, country code first, are a number: "a valid number of +91"; "" if no country has it."""
    for length in (1, 2, 3):
        code, rest = digits[:length], digits[length:]
        if int(code) in phonenumbers.COUNTRY_CODE_TO_REGION_CODE and rest:
            break
    else:
        return ""
    rest = rest if code == "39" else rest.lstrip("0")
    if rest and phonenumbers.is_valid_number(_number(int(code), rest)):
        return f"{SURE}+{code}"
    return f"shaped like a number of +{code}" if 6 <= len(rest) <= 12 else ""


def _number(code: int, rest: str) -> PhoneNumber:
    zeros = len(rest) - len(rest.lstrip("0"))
    return PhoneNumber(
        country_code=code,
        national_number=int(rest or "0"),
        italian_leading_zero=True if zeros else None,
        number_of_leading_zeros=zeros if zeros > 1 else None,
    )


@lru_cache(maxsize=8192)
def national(digits: str) -> str:
    """The first region of the list in which one may dial these digits; "" if none."""
    return next((region for region in REGIONS if _dialled(digits, region)), "")


def _dialled(digits: str, region: str) -> bool:
    trunk = TRUNK.get(region, "0")
    if region in NO_TRUNK:
        rest = digits
    elif digits.startswith(trunk):
        rest = digits[len(trunk) :]
    elif region in ("US", "IN", "MX", "CN", "CO", "AR", "BR"):
        rest = digits
    else:
        return False
    if not rest or (rest[0] == "0" and region not in NO_TRUNK):
        return False
    return phonenumbers.is_valid_number_for_region(_number(phonenumbers.country_code_for_region(region), rest), region)


def find_phones(page: Page) -> Iterator[Candidate]:
    for start, end in compiled(DIGITS).spans(page.scan):
        run = groups(page.text, start, end)
        blocked = _blocked(page.text[start : end + 1], start)
        first = 0
        while first < len(run):
            step = 1
            for candidate, last in _from(page, run, first, blocked):
                yield candidate
                if not candidate.reason:
                    step = last - first
                    break
            first += step


def _blocked(text: str, offset: int) -> list[tuple[int, int]]:
    """Dates and times in the run: no phone may lie across one."""
    if not any(mark in text for mark in ":-/."):
        return []
    return [
        (offset + start, offset + end)
        for pattern in (DATE, TIME)
        for start, end in compiled(pattern).spans(text)
        if not text[start - 1 : start].isdigit() and not text[end : end + 1].isdigit()
    ]


def _from(page: Page, run: list[Group], first: int, blocked: list[tuple[int, int]]) -> Iterator[tuple[Candidate, int]]:
    for last in windows(run, first, 7, 15):
        sizes = [end - start for start, end in run[first:last]]
        whole = last - first == len(run)
        if not _shape(sizes, whole):
            continue
        start, end = _with_prefix(page.text, run[first].start), run[last - 1].end
        because, wrong = _judge(page, run[first:last], start, blocked, whole)
        yield Candidate(start, end + _extension(page, end, wrong), "phone", wrong, because), last


def _shape(sizes: list[int], whole: bool) -> bool:
    """People write numbers in two to six groups; or digit by digit, and then nothing else is in the run."""
    if max(sizes) == 1:
        return whole and len(sizes) >= 10
    return len(sizes) <= 7 and sizes[1:].count(1) <= 1 and max(sizes) <= 15


def _with_prefix(text: str, start: int) -> int:
    for prefix in ("(+", "+ ", "+", "("):
        if text[max(0, start - len(prefix)) : start] == prefix:
            return start - len(prefix)
    return start


def _extension(page: Page, end: int, wrong: str) -> int:
    if wrong:
        return 0
    found = compiled(EXTENSION).first(page.text[end : end + 20])
    return found[1] if found else 0


def _judge(
    page: Page, taken: list[Group], start: int, blocked: list[tuple[int, int]], whole: bool
) -> tuple[str, str]:
    """What speaks for the candidate, and what against; one of the two is empty."""
    text, end = page.text, taken[-1].end
    if any(start < stop and end > begin for begin, stop in blocked):
        return "", "it is a date or a time"
    if _cut(text, start, end):
        return "", "it is a part of a longer word or number"
    digits = "".join([text[one:two] for one, two in taken])
    if "+" in text[start : taken[0].start + 1]:
        because = international(_without_trunk(text[start:end], digits))
        return because, "" if because else "no country has such a number"
    return _judge_local(page, digits, start, end, whole)


def _cut(text: str, start: int, end: int) -> bool:
    left, right = text[max(0, start - 2) : start], text[end : end + 2]
    return (
        left[-1:].isalnum()
        or (right[:1].isalnum() and right[:1] not in "xX")
        or (left[-1:] in ("-", "/", ".", ",") and left[:1].isdigit())
        or (len(right) == 2 and right[0] in ("-", "/", ".", ",", ":") and right[1].isdigit())
    )


def _without_trunk(written: str, digits: str) -> str:
    """+44 (0)20 …: the zero in brackets is for those who call from inside the country."""
    place = written.find("(0)")
    before = sum(character.isdigit() for character in written[:place])
    return digits if place < 0 else digits[:before] + digits[before + 1 :]


def _judge_local(page: Page, digits: str, start: int, end: int, whole: bool) -> tuple[str, str]:
    called = last_end(page, PHONE, start)
    other = max(last_end(page, ORDER, start, 28), last_end(page, OTHER, start, 20))
    if other > max(called, sentence_start(page, start)):
        return "", "it is called an order, an amount or the like"
    if _amount(page.text, start, end):
        return "", "it is an amount of money"
    if _dialable(digits) and whole and _named(page, start, end, called):
        return "it is called a phone number", ""
    because = _unnamed(digits, page.text[start:end], page.is_all(start, end))
    return because, "" if because else "no region of the list has such a number, and nothing near calls it a phone"


def _named(page: Page, start: int, end: int, called: int) -> bool:
    return called >= 0 or near(page, NUMBER, start, end, 24, 0) or near(page, PHONE, start, end, 0, 24)


def _amount(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 5) : start].rstrip().lower(), text[end : end + 4].lstrip().lower()
    return before.endswith(("$", "₹", "€", "£", "¥", "rs", "rs.", "inr", "usd", "eur")) or after.startswith(
        ("%", "₹", "€", "£", "rs", "inr", "usd", "eur")
    )


def _dialable(digits: str) -> bool:
    return len(set(digits)) > 1 and (len(digits) >= 8 or digits[0] != "0")


def _unnamed(digits: str, written: str, alone: bool) -> str:
    """Without a word beside it: by the way it is written and by where it would ring."""
    if digits.startswith("00") and 10 <= len(digits) <= 15:
        return international(digits[2:])
    spaced = written != digits
    if len(digits) < 10 and not alone and not (spaced and len(digits) == 9 and written[0] in "0("):
        return "a mobile of ES, PT or PL" if spaced and len(digits) == 9 and _nine(digits, written) else ""
    if len(digits) in (12, 13) and digits.startswith(("91", "44")) and international(digits).startswith(SURE):
        return international(digits)
    region = national(digits)
    if region in ("IN", "US") or (region and (spaced or digits[0] == "0" or alone)):
        return f"{SURE}{region}"
    if (spaced or alone) and len(digits) >= 11 and international(digits).startswith(SURE):
        return international(digits)
    return ""


def _nine(digits: str, written: str) -> bool:
    return "-" not in written and digits[0] in "679" and national(digits) in ("ES", "PT", "PL")


RULES = (Rule("phone", "phone", DIGITS, find_phones, says="a telephone number"),)
