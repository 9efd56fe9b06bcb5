"""Italy's numbers: examples that their issuers give, and near misses."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import mistakes

HIDDEN = [
    ("«RCCMNL83S18D969H»", "italy_fiscal_code"),
    ("partita IVA «00743110157»", "italy_vat"),
    ("codice fiscale «AAAAAA00B11C333N»", "italy_fiscal_code"),
]
READABLE = [
    "well RCCMNL83S18D969I it is",
    "order 00743110157 is late",
]


@pytest.mark.parametrize(("text", "kinds"), HIDDEN)
def test_hidden(text: str, kinds: str) -> None:
    assert mistakes(text, kinds) == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []
