"""Germany's numbers: examples that their issuers give, and near misses."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import mistakes

HIDDEN = [
    ("Steuer-ID «36574261809»", "germany_tax_id"),
    ("Steueridentifikationsnummer «36 574 261 809»", "germany_tax_id"),
    ("Führerscheinnummer: «J010000SD51»", "driving_licence"),
    ("Krankenversichertennummer «A123456780»", "germany_health"),
    ("Steuernummer «181/815/08155»", "germany_tax_number"),
    ("«65 170839 J 008»", "germany_pension"),
]
READABLE = [
    "well 36574261809 it is",
]


@pytest.mark.parametrize(("text", "kinds"), HIDDEN)
def test_hidden(text: str, kinds: str) -> None:
    assert mistakes(text, kinds) == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []
