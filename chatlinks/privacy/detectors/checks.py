"""Checksums and other tests of one candidate; every one gives "" or what is wrong with it."""

import importlib
from datetime import date
from functools import cache
from typing import Any

from chatlinks.privacy.detectors.rule import Check, checksum

REASONS = {
    "InvalidChecksum": "its check digit is wrong",
    "InvalidLength": "it has the wrong number of characters",
    "InvalidFormat": "it does not have the right shape",
    "InvalidComponent": "a part of it cannot be (a date, region or type that does not exist)",
}
ONLY_SAME = "it is one digit repeated"


@cache
def _module(name: str) -> Any:
    return importlib.import_module(f"stdnum.{name}")


def stdnum(*names: str) -> Check:
    """The check of python-stdnum; with several modules, any may accept. Loaded when a first candidate needs it."""

    def check(value: str) -> str:
        wrong = ""
        for name in names:
            wrong = _verdict(_module(name), value)
            if not wrong:
                return ""
        return wrong

    return checksum(check)


def _verdict(module: Any, value: str) -> str:
    try:
        module.validate(value)
    except (
        Exception
    ) as error:  # stdnum lets a ValueError or IndexError slip out on odd input: that is a no, too
        return REASONS.get(type(error).__name__, "it is not valid")
    return ""


def digits_of(value: str) -> str:
    return "".join(filter(str.isdigit, value))


def same(digits: str) -> bool:
    return len(set(digits)) <= 1


def both(*checks: Check) -> Check:
    """All of these, in order; the first complaint counts."""

    def check(value: str) -> str:
        return next((wrong for each in checks if (wrong := each(value))), "")

    return check


def varied(value: str) -> str:
    return ONLY_SAME if same(digits_of(value)) else ""


def luhn(digits: str) -> bool:
    """ISO/IEC 7812-1 annex B."""
    doubled = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)
    values = [ord(digit) - 48 for digit in reversed(digits)]
    return (sum(values[::2]) + sum(doubled[value] for value in values[1::2])) % 10 == 0


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
        return (
            ""
            if is_date(full, int(digits[month] or 0), int(digits[day] or 0))
            else "it carries no real date"
        )

    return check


def is_date(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def has_digits(least: int) -> Check:
    def check(value: str) -> str:
        return "" if len(digits_of(value)) >= least else f"it has fewer than {least} digits"

    return check
