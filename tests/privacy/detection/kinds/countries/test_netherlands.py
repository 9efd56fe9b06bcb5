"""The Netherlands' numbers: examples that their issuers give, and near misses."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import mistakes

HIDDEN = [
    ("BSN «111222333»", "netherlands_bsn"),
    ("bsn: «111 222 333»", "netherlands_bsn"),
    ("mijn bsn is «123456782»", "netherlands_bsn"),
    ("btw «NL4495445B01»", "vat_number"),
    ("btw nummer «NL123456789B01»", "vat_number"),
]
READABLE = [
    "well 111222333 it is",
    "order 123456782 is late",
]


@pytest.mark.parametrize(("text", "kinds"), HIDDEN)
def test_hidden(text: str, kinds: str) -> None:
    assert mistakes(text, kinds) == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []
