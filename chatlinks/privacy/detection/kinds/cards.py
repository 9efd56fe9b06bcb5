"""Payment cards, with the code and expiry beside them.

ISO/IEC 7812: issuer prefix, length, Luhn.
"""

from collections.abc import Iterator
from typing import NamedTuple

from chatlinks.privacy.detection.engine.checks import digits_of, luhn, same
from chatlinks.privacy.detection.engine.context import (
    inside_word,
    joins,
    last_end,
    mentions,
    near,
    sentence_start,
)
from chatlinks.privacy.detection.engine.detector import Certainty, Detector, Gate
from chatlinks.privacy.detection.engine.digits import (
    SEPARATOR,
    DigitRun,
    joined,
    windows,
)
from chatlinks.privacy.detection.engine.linear import compiled, words
from chatlinks.privacy.detection.engine.normalise import NormalText
from chatlinks.privacy.detection.engine.pattern import PART
from chatlinks.privacy.detection.engine.span import Candidate, Slip

CARD_WORDS = words(
    """
    cards?, visa, master ?card, amex, rupay, maestro, debit, credit, cvv2?, cvc2?, कार्ड
    بطاقة, tarjeta, carte, karte, kreditkarte, cartão, carta, карта, карты, カード, 卡, 카드
    """
)


class Brand(NamedTuple):
    """An issuers' range as the schemes publish it: first and last prefix, the lengths in use."""

    first: str
    last: str
    lengths: frozenset[int]


DINERS = frozenset({14, 16, 17, 18, 19})
MAESTRO = frozenset({13, 14, 15, 16, 17, 18, 19})
FROM_16 = frozenset({16, 17, 18, 19})
ONLY_15 = frozenset({15})
ONLY_16 = frozenset({16})
BRANDS = (
    Brand("34", "34", ONLY_15),  # American Express
    Brand("37", "37", ONLY_15),
    Brand("300", "305", DINERS),  # Diners Club
    Brand("3095", "3095", DINERS),
    Brand("36", "36", DINERS),
    Brand("38", "39", DINERS),
    Brand("3528", "3589", FROM_16),  # JCB, and RuPay's 353 and 356
    Brand("1800", "1800", ONLY_15),  # JCB of old
    Brand("2131", "2131", ONLY_15),
    Brand("2014", "2014", ONLY_15),  # Diners enRoute
    Brand("2149", "2149", ONLY_15),
    Brand("2200", "2204", FROM_16),  # Mir
    Brand("2221", "2720", ONLY_16),  # Mastercard, the 2-series
    Brand("4", "4", frozenset({13, 16, 18, 19})),  # Visa
    Brand("50", "50", MAESTRO),  # and RuPay 508, Verve, Elo, Dankort 5019
    Brand("51", "55", ONLY_16),  # Mastercard
    Brand("56", "59", MAESTRO),  # and Bankcard
    Brand("60", "69", MAESTRO),  # Discover, RuPay 60/65, UnionPay 62, Maestro, Verve 6500
    Brand("81", "82", FROM_16),  # UnionPay, RuPay
    Brand("9792", "9792", ONLY_16),  # Troy
    Brand("1", "1", ONLY_15),  # UATP
)
BY_FIRST = {
    digit: [brand for brand in BRANDS if brand.first[0] <= digit <= brand.last[0]]
    for digit in "0123456789"
}
# How issuers print a number that is not of 16 digits; none other of that length is read as one.
PRINTED = {
    13: {(4, 3, 3, 3), (4, 4, 5), (1, 4, 4, 4)},
    14: {(4, 6, 4), (4, 4, 4, 2)},
    15: {(4, 6, 5), (4, 4, 4, 3)},
    17: {(4, 4, 4, 5), (4, 4, 4, 4, 1)},
    18: {(4, 4, 4, 4, 2), (6, 12)},
    19: {(4, 4, 4, 4, 3), (6, 13), (4, 5, 5, 5)},
}
CARD_BEFORE = r"(?i)(?:^|[^a-z0-9])(?:cards?|cc|visa|mc|amex|rupay|debit|credit|number|no|b)$"
WORD_AFTER = r"^(?:[a-z]{2,12}(?:[^A-Za-z0-9]|$)|[a-z]{12})"
"""What may touch a number without a space: a word for it in front, one in small letters behind."""
USUAL = frozenset({(4, 4, 4, 4), (4, 6, 5)})
NOT_PRINTED = "cards are not written in such groups"
WRONG_LUHN = "Luhn checksum fails"
LONGEST = 19  # digits
MOST_GROUPS = 8  # of a number that is not written digit by digit: eight pairs
RUN = rf"\d(?:{SEPARATOR}{{0,3}}\d){{12,}}"
BESIDE = (
    r"^[ \t\n,;/|:-]{1,4}(?:(?i:exp(?:iry|ires)?(?: date)?|valid thru)[ :]{1,3})?"
    r"((?:0?[1-9]|1[0-2]) ?[/|-] ?(?:20)?[2-4]\d)"
    r"(?:[ \t\n,;/|:-]{1,4}(?:(?i:cvv|cvc|cid|code)2?[ :]{1,3})?(\d{3,4}))?(?:[^\d/-]|$)"
)


def of_a_brand(digits: str) -> bool:
    for first, last, lengths in BY_FIRST[digits[0]]:
        if first <= digits[: len(first)] <= last and len(digits) in lengths:
            return True
    return False


def why_not(digits: str) -> str:
    """What speaks against these digits being a card; "" if nothing does."""
    if not of_a_brand(digits):
        return "no card scheme issues this prefix with this length"
    return "" if not same(digits) and luhn(digits) else WRONG_LUHN


def _printable(group_sizes: tuple[int, ...]) -> bool:
    if len(group_sizes) == 1 or max(group_sizes) == 1:
        return True
    total = sum(group_sizes)
    if total == 16:
        return min(group_sizes) >= 2
    return group_sizes in PRINTED.get(total, set())


def find_cards(normal: NormalText) -> Iterator[Candidate]:
    for start, end in compiled(RUN).spans(normal.scan):
        if not normal.hides(start, end):
            yield from _in_run(normal, normal.run(start, end))


def _in_run(normal: NormalText, run: DigitRun) -> Iterator[Candidate]:
    if len(run.groups) > LONGEST and run.by_digit:
        return  # digit by digit the run is the number, and no card has so many
    first, beginnings = 0, run.beginnings
    while first < beginnings:
        step = 1
        for candidate, last in _from(normal, run, first):
            yield candidate
            if not candidate.reason:
                yield from _beside(normal, candidate.end)
                step = last - first
                break
        first += step


def _from(
    normal: NormalText,
    run: DigitRun,
    first: int,
) -> Iterator[tuple[Candidate, int]]:
    """Candidates that begin with a group, and the group behind them.

    Of a text of short groups (dates, pairs) there are thousands, which no issuer prints: there they
    are passed over unnamed, for naming them took 100 ms (`bin/bench visitors`).
    """
    count = len(run.groups)
    many = count > LONGEST
    for last in windows(
        run,
        first,
        13,
        LONGEST,
        MOST_GROUPS if many else count,
    ):
        group_sizes = run.sizes[first:last]
        printable = _printable(group_sizes)
        if many and not printable:
            continue
        if max(group_sizes) == 1 and last - first < count:
            continue  # digit by digit: then the run is the number
        taken = run.groups[first:last]
        start, end = taken[0].start, taken[-1].end
        wrong = why_not(joined(normal.text, taken)) if printable else NOT_PRINTED
        if wrong in ("", WRONG_LUHN) and _is_part(normal.text, start, end):
            wrong = PART
        if wrong == WRONG_LUHN and (len(taken) == count or group_sizes in USUAL):
            normal.slip(Slip(start, end, "card", _is_called))
        because = "issuer prefix, length and Luhn agree"
        yield Candidate(start, end, "card", wrong, because), last


def _is_called(normal: NormalText, start: int, end: int) -> bool:
    """Whether a word for a card stands right in front of a number that could be one."""
    digits = digits_of(normal.text[start:end])
    if len(digits) not in (15, 16) or same(digits) or not mentions(normal, CARD_WORDS):
        return False
    return last_end(normal, CARD_WORDS, start, 24) > sentence_start(normal, start)


def _is_part(text: str, start: int, end: int) -> bool:
    """Whether letters touch the number that are no word for it."""
    if not inside_word(text, start, end):
        return False
    head, tail = text[max(0, start - 12) : start], text[end : end + 12]
    if joins(head[-1:]) and not compiled(CARD_BEFORE).seen(head):
        return True
    return joins(tail[:1]) and not compiled(WORD_AFTER).seen(tail)


def _beside(normal: NormalText, end: int) -> Iterator[Candidate]:
    """Expiry and code written right after a number need no name."""
    tail = normal.scan[end : end + 40]
    for group, kind in ((1, "card_expiry"), (2, "cvv")):
        for start, stop in compiled(BESIDE).spans(tail, group):
            yield Candidate(end + start, end + stop, kind, because="it follows a card number")


NAMED_CVV = (
    r"(?i)(?:\b(?:cvv|cvv2|cvc|cvc2|cvn|csc|cav2"
    r"|card (?:verification|security) (?:code|number|value)|security code|card code"
    r"|(?:(?:three|four|3|4) ?-?digit (?:code|number)|digits?) (?:on|at|from) "
    r"(?:the )?(?:back|front|signature strip)"
    r"|código de (?:seguridad|segurança)|code de sécurité|codice di sicurezza"
    r"|prüfziffer|prüfnummer|kartenprüfnummer)\b|सीवीवी|رمز الأمان)[^\d\n*]{0,24}?(\d{3,4})"
)
CVV_AFTER = (
    r"(?i)\b(\d{3,4})\b[ ,.]{1,3}(?:is|as|=|for|-)[ ,]{1,2}"
    r"(?:my |the |your )?(?:card'?s? )?(?:cvv|cvc)2?\b"
)
EXPIRY_WORDS = (
    r"(?:exp(?:iry|iration|ires?|iring|\.)?|valid (?:thru|through|till|until|upto|up to)"
    r"|good thru|mm ?/ ?yy(?:yy)?|vence|vencimiento|caduca|caducidad|validade|gültig bis"
    r"|ablaufdatum|scadenza|scade|expire|valable jusqu'au|geldig tot|ważna do)"
)
MONTH_YEAR = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
    r"[ ,'/-]{1,2}(?:20[2-4]\d|[2-4]\d)"
)
NAMED_EXPIRY = (
    rf"(?i)\b{EXPIRY_WORDS}\b[^\d\n*]{{0,24}}?"
    rf"({MONTH_YEAR}|(?:0?[1-9]|1[0-2]) ?[/.-] ?(?:20[2-4]\d|[2-4]\d)"
    r"|(?:0[1-9]|1[0-2]) (?:20[2-4]\d|[2-4]\d)|(?:0[1-9]|1[0-2])[2-4]\d)"
    r"(?:[^\d/.-]|[/.-]\D|[/.-]?$)"
)


def find_cvv(normal: NormalText) -> Iterator[Candidate]:
    for pattern in (NAMED_CVV, CVV_AFTER):
        for start, end in compiled(pattern).spans(normal.scan, 1):
            part = inside_word(normal.text, start, end)
            wrong = "it is a part of a longer number" if part else ""
            yield Candidate(
                start,
                end,
                "cvv",
                wrong,
                "it is called the code of a card",
            )


def find_expiry(normal: NormalText) -> Iterator[Candidate]:
    """Month and year called an expiry.

    Milk expires too, so a card must be in the talk, or nothing before it.
    """
    pattern = compiled(NAMED_EXPIRY)
    whole, values = pattern.spans(normal.scan), pattern.spans(normal.scan, 1)
    for (begun, _), (start, end) in zip(whole, values, strict=True):
        first = not normal.text[:begun].strip()
        about_card = first or near(normal, CARD_WORDS, start, end, (120, 60))
        wrong = "" if about_card else "no card is spoken of"
        yield Candidate(
            start,
            end,
            "card_expiry",
            wrong,
            "called a card's expiry",
        )


DETECTORS = (
    Detector(
        kind="card",
        hint=RUN,
        find=find_cards,
        says="13 to 19 digits that pass the card schemes' tests",
        certainty=Certainty.ISSUED,
        gate=Gate.NUMBERS,
    ),
    Detector(
        kind="cvv",
        hint=rf"{NAMED_CVV}|{CVV_AFTER}",
        find=find_cvv,
        says="the 3 or 4 digits called CVV or CVC",
        certainty=Certainty.ISSUED,
    ),
    Detector(
        kind="card_expiry",
        hint=NAMED_EXPIRY,
        find=find_expiry,
        says="a month and year called expiry",
        certainty=Certainty.ISSUED,
    ),
)
