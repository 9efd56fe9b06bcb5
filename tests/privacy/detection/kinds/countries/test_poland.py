"""Poland's numbers: examples that their issuers give, and near misses."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import mistakes

HIDDEN = [
    ("«44051401359»", "poland_pesel"),
    ("NIP «8567346215»", "poland_nip"),
    ("«856-734-62-15»", "poland_nip"),
    ("My pesel is «11111111116»", "poland_pesel"),
    ("REGON «123456785»", "national_id"),
    ("prawo jazdy «12345/12/1234»", "driving_licence"),
]
READABLE = [
    "well 44051401358 it is",
]


@pytest.mark.parametrize(("text", "kinds"), HIDDEN)
def test_hidden(text: str, kinds: str) -> None:
    assert mistakes(text, kinds) == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []
