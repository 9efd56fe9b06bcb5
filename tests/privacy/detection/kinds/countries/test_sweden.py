"""Sweden's numbers: examples that their issuers give, and near misses."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import mistakes

HIDDEN = [
    ("«880320-0016»", "sweden_personal_number"),
    ("pnr «198803200016»", "sweden_personal_number"),
    ("samordningsnummer «880380-0016»", "national_id"),
]
READABLE = [
    "well 880320-0018 it is",
]


@pytest.mark.parametrize(("text", "kinds"), HIDDEN)
def test_hidden(text: str, kinds: str) -> None:
    assert mistakes(text, kinds) == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []
