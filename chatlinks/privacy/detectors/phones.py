"""Telephone numbers of any country, decided by the `phonenumbers` metadata on candidates only."""

from collections.abc import Iterator

from chatlinks.privacy.detectors.linear import words
from chatlinks.privacy.detectors.normalise import Page
from chatlinks.privacy.detectors.numbering import SURE, WRITTEN, dialled, international, national
from chatlinks.privacy.detectors.numbers import DATE, TIME, Group, groups, windows
from chatlinks.privacy.detectors.rule import (
    ORDER,
    Rule,
    compiled,
    joins,
    last_end,
    near,
    sentence_start,
)
from chatlinks.privacy.detectors.span import Candidate

DIGITS = r"(?:\+ ?)?\(?\d(?:[ .\-/()]{0,3}\d){6,}"
PHONE = words(
    "phones?", "telephones?", "tel", "mobiles?", "mob", "cell", "cells", "cellphone", "cellular", "landline", "contact",
    "contacts", "call", "called", "calling", "calls", "callback", "dial", "ring", "reach", "reached", "text me", "sms", "whats ?app", "fax",
    "hotline", "helpline", "toll free", "ph", "msisdn", "signal", "viber", "direct line", "direct number",
    "telegram", "my (?:number|num|no)", "मेरा नंबर", "mi número", "mon numéro", "meine nummer", "meu número", "mijn nummer", "мой номер", "رقمي", "फोन", "फ़ोन", "मोबाइल", "कॉल", "هاتف", "جوال", "موبايل", "اتصل", "واتساب",
    "teléfono", "telefono", "móvil", "movil", "celular", "llama", "llámame", "téléphone", "portable", "appelez",
    "telefon", "handy", "rufnummer", "telefone", "telemóvel", "ligue", "cellulare", "chiama", "chiamami",
    "телефон", "позвон", "電話", "携帯", "电话", "手机", "전화", "휴대폰", "연락처", "cep", "telepon", "hp", "โทร",
    "điện thoại", "telefoon", "mobiel", "telefonszám", "puhelin", "τηλέφωνο", "טלפון",
)  # fmt: skip
NUMBER = words(
    "numbers?",
    "my no",
    "no",
    "नंबर",
    "नम्बर",
    "رقم",
    "número",
    "numéro",
    "nummer",
    "numero",
    "номер",
    "nomor",
    "番号",
)
"""Words that any number may bear: they speak for a phone only if no other word claims it."""
OTHER = words(
    "accounts?", "a/c", "acct", "amount", "total", "price", "balance", "isbn", "upc", "zip", "pincode", "id", "uid",
    "address", "located", "imei", "gst", "port", "error", "code",
)  # fmt: skip
CLAIMED = f"(?:{ORDER}|{OTHER})"
AMOUNT = (
    r"(?i)(?:[$₹€£¥]|(?:^|[^a-z])(?:rs|inr|usd|eur|gbp|aed|sar)\.?) ?\x00"
    r"|\x00 ?(?:[%₹€£]|(?:rs|inr|usd|eur|gbp|aed|rupees|dollars)(?:[^a-z]|$))"
)
"""Money, before or behind the passage that Page.around leaves out."""
WHEN = f"{DATE}|{TIME}"
NO_PHONE = r"^(?:\d{1,2}\.\d+|(?:19|20)\d{2} ?[-/] ?(?:19|20)\d{2}|(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))$"
"""A number with a decimal point, two years, a date in one."""
EXTENSION = r"(?i)^[ ,;]{0,2}(?:x|ext\.?|extension|extn\.?|#)[ .:]{0,2}\d{1,6}"


def find_phones(page: Page) -> Iterator[Candidate]:
    for start, end in compiled(DIGITS).spans(page.scan):
        if page.hides(start, end):
            continue
        run = groups(page.text, start, end)
        blocked = _blocked(page.scan[start : end + 1], page.text[start : end + 1], start)
        first = 0
        while first < len(run):
            step = 1
            for candidate, last in _from(page, run, first, blocked):
                yield candidate
                if not candidate.reason:
                    step = last - first
                    break
            first += step


def _blocked(scan: str | bytes, text: str, offset: int) -> list[tuple[int, int]]:
    """Dates and times in the run: no phone may lie across one."""
    if ":" not in text and "19" not in text and "20" not in text:
        return []  # no time of day, and no year
    return [
        (offset + start, offset + end)
        for start, end in compiled(WHEN).spans(scan)
        if not text[max(0, start - 1) : start].isdigit() and not text[end : end + 1].isdigit()
    ]


def _from(
    page: Page, run: list[Group], first: int, blocked: list[tuple[int, int]]
) -> Iterator[tuple[Candidate, int]]:
    for last in windows(run, first, 7, 15):
        sizes = [end - start for start, end in run[first:last]]
        whole = last - first == len(run)
        end = run[last - 1].end
        if not _shape(sizes, whole, "(0)" in page.text[run[first].start : end]):
            continue
        start = _with_prefix(page.text, run[first].start, end)
        because, wrong = _judge(page, run[first:last], start, blocked, whole)
        yield Candidate(start, end + _extension(page, end, wrong), "phone", wrong, because), last


def _shape(sizes: list[int], whole: bool, trunk: bool) -> bool:
    """People write numbers in two to six groups; or digit by digit, and then nothing else is in the run.

    `trunk`: a zero stands in brackets.
    """
    if max(sizes) == 1:
        return whole and len(sizes) >= 10
    return len(sizes) <= 7 + trunk and sizes[1:].count(1) <= 1 + trunk and max(sizes) <= 15


def _with_prefix(text: str, start: int, end: int) -> int:
    if not start or text[start - 1] not in "+( ":
        return start
    for prefix in ("(+", "+ ", "+", "(") if ")" in text[start:end] else ("+ ", "+"):
        if text.endswith(prefix, 0, start):
            return start - len(prefix)
    return start


def _extension(page: Page, end: int, wrong: str) -> int:
    if wrong or page.text[end : end + 3].lstrip(" ,;")[:1] not in ("x", "X", "e", "E", "#"):
        return 0
    found = compiled(EXTENSION).first(page.scan[end : end + 20])
    return found[1] if found else 0


def _judge(
    page: Page, taken: list[Group], start: int, blocked: list[tuple[int, int]], whole: bool
) -> tuple[str, str]:
    """What speaks for the candidate, and what against; one of the two is empty."""
    text, end = page.text, taken[-1].end
    if blocked and any(start < stop and end > begin for begin, stop in blocked):
        return "", "it is a date or a time"
    if _cut(text, start, end):
        return "", "it is a part of a longer word or number"
    digits = "".join([text[one:two] for one, two in taken])
    if "+" in text[start : taken[0].start + 1]:
        because = international(_without_trunk(text[start:end], digits))
        return because, "" if because else "no country has such a number"
    return _judge_local(page, digits, tuple([two - one for one, two in taken]), start, end, whole)


def _cut(text: str, start: int, end: int) -> bool:
    left, right = text[max(0, start - 2) : start], text[end : end + 2]
    if joins(left[-1:]) or (
        joins(right[:1]) and not compiled(EXTENSION).seen(text[end : end + 20])
    ):
        return True
    joints = "-/.," if end - start < 9 else "-."  # two numbers may stand as 9876543210/9876543211
    return (len(left) == 2 and left[0].isdigit() and left[1] in joints) or (
        len(right) == 2 and right[1].isdigit() and right[0] in joints + ":"
    )


def _without_trunk(written: str, digits: str) -> str:
    """+44 (0)20 …: the zero in brackets is for those who call from inside the country."""
    place = written.find("(0)")
    before = sum(character.isdigit() for character in written[:place])
    return digits if place < 0 else digits[:before] + digits[before + 1 :]


def _judge_local(
    page: Page, digits: str, sizes: tuple[int, ...], start: int, end: int, whole: bool
) -> tuple[str, str]:
    called = last_end(page, PHONE, start)
    other = last_end(page, CLAIMED, start, 28)
    if other > called and other > sentence_start(page, start):
        return "", "it is called an order, an amount or the like"
    if _amount(page, start, end):
        return "", "it is an amount of money"
    if _dialable(digits) and whole and _named(page, start, end, called):
        return "it is called a phone number", ""
    because = _unnamed(digits, page.text[start:end], sizes, whole, page.is_all(start, end))
    return (
        because,
        "" if because else "no region has such a number, and nothing near calls it a phone",
    )


def _named(page: Page, start: int, end: int, called: int) -> bool:
    return (
        called >= 0 or near(page, NUMBER, start, end, 24, 0) or near(page, PHONE, start, end, 0, 24)
    )


def _amount(page: Page, start: int, end: int) -> bool:
    return compiled(AMOUNT).seen(page.around(start, end, 6, 9))


def _dialable(digits: str) -> bool:
    return bool(digits.strip("0")) and (len(digits) >= 8 or digits[0] != "0")


def _unnamed(digits: str, written: str, sizes: tuple[int, ...], whole: bool, alone: bool) -> str:
    """Without a word beside it: by the way it is written and by where it would ring."""
    if digits.startswith("00") and 10 <= len(digits) <= 15:
        return international(digits[2:])
    if compiled(NO_PHONE).seen(written):
        return ""
    code_apart = sizes[0] <= 3 and len(sizes) > 1
    if (
        len(digits) in (12, 13)
        and whole
        and (code_apart or alone or digits.startswith(("91", "44")))
    ):
        because = international(digits)
        if because.startswith(SURE):
            return because
    if digits[0] == "1" and len(digits) == 10:
        return ""  # nobody's number begins so, but time stamps do
    if digits[0] == "0" or written[0] == "(" or alone:
        region = national(digits) if len(digits) >= 9 or alone else ""
    elif len(digits) < 10 and not whole:
        region = ""
    else:
        region = next(
            (each for each, shapes in WRITTEN.items() if sizes in shapes and dialled(digits, each)),
            "",
        )
    return f"{SURE}{region}" if region else ""


SPOKEN_DIGIT = r"(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|(?:double|triple) (?:zero|oh|one|two|three|four|five|six|seven|eight|nine))"
SPOKEN = rf"(?i)\b(?:{SPOKEN_DIGIT}[ ,.-]{{1,3}}){{6,}}{SPOKEN_DIGIT}\b"

SPOKEN_HINT = r"(?i)(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)[ ,.-]{1,3}(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple)[ ,.-]"


def find_spoken(page: Page) -> Iterator[Candidate]:
    for start, end in compiled(SPOKEN).spans(page.scan):
        yield Candidate(start, end, "phone", "", "seven digits or more, in words")


RULES = (
    Rule("phone", "phone", DIGITS, find_phones, says="a telephone number"),
    Rule("phone, in words", "phone", SPOKEN_HINT, find_spoken, says="a number said digit by digit"),
)
