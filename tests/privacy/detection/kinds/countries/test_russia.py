"""Russia's numbers: examples that their issuers give, and near misses."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import mistakes

HIDDEN = [
    ("паспорт «4510 123456»", "passport"),
    ("«112-233-445 95»", "russia_snils"),
    ("ИНН «7707083893»", "russia_inn"),
]
READABLE = [
    "order 7707083893 is late",
]


@pytest.mark.parametrize(("text", "kinds"), HIDDEN)
def test_hidden(text: str, kinds: str) -> None:
    assert mistakes(text, kinds) == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []
