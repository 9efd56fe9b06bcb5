"""Turkey's numbers: examples that their issuers give, and near misses."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import mistakes

HIDDEN = [
    ("«17291716060»", "phone"),
    ("TC kimlik «17291716060»", "turkey_identity"),
    ("vergi «4540536920»", "turkey_tax"),
]
READABLE = [
    "order 4540536920 is late",
]


@pytest.mark.parametrize(("text", "kinds"), HIDDEN)
def test_hidden(text: str, kinds: str) -> None:
    assert mistakes(text, kinds) == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []
