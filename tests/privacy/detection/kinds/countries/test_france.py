"""France's numbers: examples that their issuers give, and near misses."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import mistakes

HIDDEN = [
    ("«2 95 10 99 126 111 93»", "france_nir"),
    ("«295109912611193»", "france_nir"),
    ("RIB «30004 00828 00010000000 76»", "bank_account"),
    ("SIRET «73282932000074»", "france_siret"),
    ("numéro fiscal «3023217600053»", "france_tax_id"),
]
READABLE = [
    "well 295109912611199 it is",
]


@pytest.mark.parametrize(("text", "kinds"), HIDDEN)
def test_hidden(text: str, kinds: str) -> None:
    assert mistakes(text, kinds) == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []
