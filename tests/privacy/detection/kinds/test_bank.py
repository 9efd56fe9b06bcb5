"""Bank accounts, IBAN and SWIFT: examples that their issuers give, and near misses."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import mistakes

HIDDEN = [
    ("account number «123456789012»", "bank_account"),
    ("«GB29 NWBK 6016 1331 9268 19»", "iban"),
    ("«DE89370400440532013000»", "iban"),
    ("«fr14 2004 1010 0505 0001 3m02 606» please", "iban"),
    ("IBAN:«AE070331234567890123456».", "iban"),
    ("swift «DEUTDEFF»", "swift"),
    ("«GB29NWBK60161331926819» «NWBKGB2L»", "iban, swift"),
    ("checking account «123456789»", "bank_account"),
    ("sort code «20-00-00»", "sort_code"),
    ("«CR05015202001026284066»", "iban"),
    ("my IBAN is «CR05 0152 0200 1026 2840 66» thanks", "iban"),
    ("«cr05015202001026284066».", "iban"),
    ("«VA59001123000012345678»", "iban"),
    ("my IBAN is «VA59 0011 2300 0012 3456 78» thanks", "iban"),
    ("«va59001123000012345678».", "iban"),
    ("swift code «hdfcinbb»", "swift"),
    ("sc «20-00-00» acc «55779911»", "bank_account"),
    ("iban «DE89 3704 0044 0532 0130 01»", "iban"),
]
READABLE = [
    "well GB29 NWBK 6016 1331 9268 18 it is",
    "well DE89370400440532013001 it is",
    "well I swift reply it is",
    "well DEUTDEFF it is",
    "well 20-00-00 it is",
]


@pytest.mark.parametrize(("text", "kinds"), HIDDEN)
def test_hidden(text: str, kinds: str) -> None:
    assert mistakes(text, kinds) == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []


def test_letters_of_other_scripts_end_an_iban() -> None:
    assert detect("GB29 NWBK 6016 제 번호") == []
