"""Payment cards (ISO/IEC 7812: issuer prefix, length, Luhn), with the code and expiry that stand beside them."""

from collections.abc import Iterator

from chatlinks.privacy.detectors.checks import luhn, same
from chatlinks.privacy.detectors.linear import words
from chatlinks.privacy.detectors.normalise import Page
from chatlinks.privacy.detectors.numbers import SEPARATOR, Group, groups, windows
from chatlinks.privacy.detectors.rule import Rule, compiled, inside_word, joins, near
from chatlinks.privacy.detectors.span import Candidate

CARD_WORDS = words(
    "cards?", "visa", "master ?card", "amex", "rupay", "maestro", "debit", "credit", "cvv2?", "cvc2?",
    "कार्ड", "بطاقة", "tarjeta", "carte", "karte", "kreditkarte", "cartão", "carta", "карта", "карты", "カード", "卡", "카드",
)  # fmt: skip

# Issuer ranges as published by the schemes: first and last prefix, the lengths in use.
BRANDS: tuple[tuple[str, str, frozenset[int]], ...] = (
    ("34", "34", frozenset({15})),  # American Express
    ("37", "37", frozenset({15})),
    ("300", "305", frozenset({14, 16, 17, 18, 19})),  # Diners Club
    ("3095", "3095", frozenset({14, 16, 17, 18, 19})),
    ("36", "36", frozenset({14, 16, 17, 18, 19})),
    ("38", "39", frozenset({14, 16, 17, 18, 19})),
    ("3528", "3589", frozenset({16, 17, 18, 19})),  # JCB, and RuPay's 353 and 356
    ("1800", "1800", frozenset({15})),  # JCB of old
    ("2131", "2131", frozenset({15})),
    ("2014", "2014", frozenset({15})),  # Diners enRoute
    ("2149", "2149", frozenset({15})),
    ("2200", "2204", frozenset({16, 17, 18, 19})),  # Mir
    ("2221", "2720", frozenset({16})),  # Mastercard, the 2-series
    ("4", "4", frozenset({13, 16, 18, 19})),  # Visa
    (
        "50",
        "50",
        frozenset({13, 14, 15, 16, 17, 18, 19}),
    ),  # Maestro, RuPay 508, Verve, Elo, Dankort 5019
    ("51", "55", frozenset({16})),  # Mastercard
    ("56", "59", frozenset({13, 14, 15, 16, 17, 18, 19})),  # Maestro, Bankcard
    (
        "60",
        "69",
        frozenset({13, 14, 15, 16, 17, 18, 19}),
    ),  # Discover, RuPay 60/65, UnionPay 62, Maestro, Verve 6500
    ("81", "82", frozenset({16, 17, 18, 19})),  # UnionPay, RuPay
    ("9792", "9792", frozenset({16})),  # Troy
    ("1", "1", frozenset({15})),  # UATP
)
# How issuers print a number that is not of 16 digits; anything else of that length is not read as one number.
PRINTED = {13: {(4, 3, 3, 3), (4, 4, 5), (1, 4, 4, 4)}, 14: {(4, 6, 4), (4, 4, 4, 2)}, 15: {(4, 6, 5), (4, 4, 4, 3)},
           17: {(4, 4, 4, 5), (4, 4, 4, 4, 1)}, 18: {(4, 4, 4, 4, 2), (6, 12)},
           19: {(4, 4, 4, 4, 3), (6, 13), (4, 5, 5, 5)}}  # fmt: skip
CARD_BEFORE = r"(?i)(?:^|[^a-z0-9])(?:cards?|cc|visa|mc|amex|rupay|debit|credit|number|no|b)$"
WORD_AFTER = r"^(?:[a-z]{2,12}(?:[^A-Za-z0-9]|$)|[a-z]{12})"
"""What may touch a number without a space: a word for it in front, a word in small letters behind."""
RUN = rf"\d(?:{SEPARATOR}{{0,3}}\d){{12,}}"
BESIDE = (
    r"^[ \t\n,;/|:-]{1,4}(?:(?i:exp(?:iry|ires)?(?: date)?|valid thru)[ :]{1,3})?"
    r"((?:0?[1-9]|1[0-2]) ?[/|-] ?(?:20)?[2-4]\d)(?:[ \t\n,;/|:-]{1,4}(?:(?i:cvv|cvc|cid|code)2?[ :]{1,3})?(\d{3,4}))?(?:[^\d/-]|$)"
)


BY_FIRST = {
    first: [brand for brand in BRANDS if brand[0][0] <= first <= brand[1][0]]
    for first in "0123456789"
}


def of_a_brand(digits: str) -> bool:
    return any(
        low <= digits[: len(low)] <= high and len(digits) in lengths
        for low, high, lengths in BY_FIRST[digits[0]]
    )


def why_not(digits: str, sizes: tuple[int, ...]) -> str:
    """What speaks against these digits, in groups of these sizes, being a card; "" if nothing does."""
    if not _printable(sizes):
        return "cards are not written in such groups"
    if not of_a_brand(digits):
        return "no card scheme issues this prefix with this length"
    return "" if luhn(digits) and not same(digits) else "Luhn checksum fails"


def _printable(sizes: tuple[int, ...]) -> bool:
    if len(sizes) == 1 or max(sizes) == 1:
        return True
    total = sum(sizes)
    return min(sizes) >= 2 if total == 16 else sizes in PRINTED.get(total, set())


def find_cards(page: Page) -> Iterator[Candidate]:
    for start, end in compiled(RUN).spans(page.scan):
        if page.hides(start, end):
            continue
        run = groups(page.text, start, end)
        first = 0
        while first < len(run):
            step = 1
            for candidate, last in _from(page, run, first):
                yield candidate
                if not candidate.reason:
                    yield from _beside(page, candidate.end)
                    step = last - first
                    break
            first += step


def _from(page: Page, run: list[Group], first: int) -> Iterator[tuple[Candidate, int]]:
    for last in windows(run, first, 13, 19):
        taken = run[first:last]
        sizes = tuple([end - start for start, end in taken])
        if max(sizes) == 1 and len(taken) < len(run):
            continue  # digit by digit: then the run is the number
        wrong = why_not("".join([page.text[start:end] for start, end in taken]), sizes)
        if (
            not wrong
            and inside_word(page.text, taken[0].start, taken[-1].end)
            and _letter_touches(page.text, taken)
        ):
            wrong = "it is a part of a longer word or number"
        yield (
            Candidate(
                taken[0].start, taken[-1].end, "card", wrong, "issuer prefix, length and Luhn agree"
            ),
            last,
        )


def _letter_touches(text: str, taken: list[Group]) -> bool:
    start, end = taken[0].start, taken[-1].end
    head, tail = text[max(0, start - 12) : start], text[end : end + 12]
    return (joins(head[-1:]) and not compiled(CARD_BEFORE).seen(head)) or (
        joins(tail[:1]) and not compiled(WORD_AFTER).seen(tail)
    )


def _beside(page: Page, end: int) -> Iterator[Candidate]:
    """Expiry and code written right after a number need no name."""
    tail = page.scan[end : end + 40]
    for group, kind in ((1, "card_expiry"), (2, "cvv")):
        for start, stop in compiled(BESIDE).spans(tail, group):
            yield Candidate(end + start, end + stop, kind, "", "it follows a card number")


NAMED_CVV = (
    r"(?i)(?:\b(?:cvv|cvv2|cvc|cvc2|cvn|csc|cav2|card (?:verification|security) (?:code|number|value)|security code"
    r"|card code|(?:(?:three|four|3|4) ?-?digit (?:code|number)|digits?) (?:on|at|from) (?:the )?(?:back|front|signature strip)"
    r"|código de (?:seguridad|segurança)|code de sécurité|codice di sicurezza|prüfziffer|prüfnummer|kartenprüfnummer)\b|सीवीवी|رمز الأمان)[^\d\n*]{0,24}?(\d{3,4})"
)
CVV_AFTER = r"(?i)\b(\d{3,4})\b[ ,.]{1,3}(?:is|as|=|for|-)[ ,]{1,2}(?:my |the |your )?(?:card'?s? )?(?:cvv|cvc)2?\b"
EXPIRY_WORDS = (
    r"(?:exp(?:iry|iration|ires?|iring|\.)?|valid (?:thru|through|till|until|upto|up to)|good thru|mm ?/ ?yy(?:yy)?|vence|vencimiento|caduca|caducidad|validade"
    r"|gültig bis|ablaufdatum|scadenza|scade|expire|valable jusqu'au|geldig tot|ważna do)"
)
MONTH_YEAR = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?[ ,'/-]{1,2}(?:20[2-4]\d|[2-4]\d)"
NAMED_EXPIRY = (
    rf"(?i)\b{EXPIRY_WORDS}\b[^\d\n*]{{0,24}}?({MONTH_YEAR}|(?:0?[1-9]|1[0-2]) ?[/.-] ?(?:20[2-4]\d|[2-4]\d)"
    r"|(?:0[1-9]|1[0-2]) (?:20[2-4]\d|[2-4]\d)|(?:0[1-9]|1[0-2])[2-4]\d)(?:[^\d/.-]|[/.-]\D|[/.-]?$)"
)
NAMED = words("cvv2?", "cvc2?", "cvn", "csc")


def find_cvv(page: Page) -> Iterator[Candidate]:
    for pattern in (NAMED_CVV, CVV_AFTER):
        for start, end in compiled(pattern).spans(page.scan, 1):
            wrong = "it is a part of a longer number" if inside_word(page.text, start, end) else ""
            yield Candidate(start, end, "cvv", wrong, "it is called the code of a card")


def find_expiry(page: Page) -> Iterator[Candidate]:
    """Month and year called an expiry; milk expires too, so a card must be in the talk, or nothing before it."""
    pattern = compiled(NAMED_EXPIRY)
    for (begun, _), (start, end) in zip(
        pattern.spans(page.scan), pattern.spans(page.scan, 1), strict=True
    ):
        about = near(page, CARD_WORDS, start, end, 120, 60) or not page.text[:begun].strip()
        yield Candidate(
            start,
            end,
            "card_expiry",
            "" if about else "no card is spoken of",
            "called a card's expiry",
        )


RULES = (
    Rule("card", "card", RUN, find_cards, says="13 to 19 digits that pass the card schemes' tests"),
    Rule(
        "cvv",
        "cvv",
        rf"{NAMED_CVV}|{CVV_AFTER}",
        find_cvv,
        says="the 3 or 4 digits called CVV or CVC",
    ),
    Rule(
        "card_expiry",
        "card_expiry",
        NAMED_EXPIRY,
        find_expiry,
        says="a month and year called expiry",
    ),
)
