"""Argentina's numbers: examples that their issuers give, and near misses."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import mistakes

HIDDEN = [
    ("«20-05536168-2»", "argentina_cuit"),
    ("CBU «2850590940090418135201»", "bank_account"),
    ("DNI «12.345.678»", "argentina_dni"),
]
READABLE = [
    "well 20-05536168-3 it is",
    "documento 12.345",
]


@pytest.mark.parametrize(("text", "kinds"), HIDDEN)
def test_hidden(text: str, kinds: str) -> None:
    assert mistakes(text, kinds) == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []
