"""Checksums and other tests of one candidate; every one returns "" or what is wrong with it."""

import importlib
from collections.abc import Callable
from datetime import date
from functools import cache, lru_cache
from typing import Any

Check = Callable[[str], str]
"""Takes the text of a candidate; returns "" when it stands, else a few words on what is wrong."""

CHECKSUMS: set[Check] = set()
"""The checks that chance rarely passes: a value that is a whole message needs no name then."""

INVALID_CHECKSUM = "its check digit is wrong"
REASONS = {
    "InvalidChecksum": INVALID_CHECKSUM,
    "InvalidLength": "it has the wrong number of characters",
    "InvalidFormat": "it does not have the right shape",
    "InvalidComponent": "a part of it cannot be (a date, region or type that does not exist)",
}
ONLY_SAME = "it is one digit repeated"
LUHN_DOUBLED = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)


def checksum(check: Check) -> Check:
    """Mark a check as one of CHECKSUMS."""
    CHECKSUMS.add(check)
    return check


@cache
def _module(name: str) -> Any:
    return importlib.import_module(f"stdnum.{name}")


def stdnum(*names: str) -> Check:
    """The check of python-stdnum, such as "de.idnr"; with several modules, any may accept.

    Loaded when a first candidate needs it.
    """

    def check(value: str) -> str:
        wrong = ""
        for name in names:
            wrong = _verdict(name, value)
            if not wrong:
                return ""
        return wrong

    return checksum(check)


@lru_cache(maxsize=4096)
def _verdict(name: str, value: str) -> str:
    """Kept for a while: each look that settles a text asks again of all its numbers, and a check
    takes most of what is spent on one (`bin/bench visitors`).
    """
    try:
        _module(name).validate(value)
    except Exception as error:  # a ValueError or IndexError slips out on odd input: a no, too
        return REASONS.get(type(error).__name__, "it is not valid")
    return ""


def digits_of(value: str) -> str:
    return "".join(filter(str.isdigit, value))


def same(digits: str) -> bool:
    return len(set(digits)) <= 1


def both(*checks: Check) -> Check:
    """All of these, in order; the first complaint counts."""

    def check(value: str) -> str:
        for each in checks:
            wrong = each(value)
            if wrong:
                return wrong
        return ""

    return check


def varied(value: str) -> str:
    """Not one digit over and over: what is left to ask where there is no checksum."""
    return ONLY_SAME if same(digits_of(value)) else ""


def weighted(digits: str, weights: tuple[int, ...]) -> int:
    """The sum of digits times weights, as far as the shorter of the two goes."""
    pairs = zip(map(int, digits), weights, strict=False)
    return sum(digit * weight for digit, weight in pairs)


def luhn(digits: str) -> bool:
    """ISO/IEC 7812-1 annex B."""
    values = [ord(digit) - 48 for digit in reversed(digits)]
    doubled = [LUHN_DOUBLED[value] for value in values[1::2]]
    return (sum(values[::2]) + sum(doubled)) % 10 == 0


@checksum
def luhn_check(value: str) -> str:
    digits = digits_of(value)
    if same(digits):
        return ONLY_SAME
    return "" if luhn(digits) else "its Luhn check digit is wrong"


def dated(year: slice, month: slice, day: slice) -> Check:
    """The digits carry a date at these places (a year of two digits may be of any century)."""

    def check(value: str) -> str:
        digits = digits_of(value)
        years = digits[year]
        full = int(years) if len(years) == 4 else 2000 + int(years or 0)
        if is_date(full, int(digits[month] or 0), int(digits[day] or 0)):
            return ""
        return "it carries no real date"

    return check


yymmdd = dated(slice(0, 2), slice(2, 4), slice(4, 6))
ddmmyy = dated(slice(4, 6), slice(2, 4), slice(0, 2))


def is_date(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def has_digits(least: int) -> Check:
    """At least so many digits, for a shape that words would fit, too."""

    def check(value: str) -> str:
        if len(digits_of(value)) >= least:
            return ""
        return f"it has fewer than {least} digits"

    return check
