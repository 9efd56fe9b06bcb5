"""Saudi Arabia's numbers: examples that their issuers give, and near misses."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import mistakes

HIDDEN = [
    ("Saudi ID «1012345672»", "national_id"),
    ("iqama «2345678901»", "national_id"),
    ("هويتي «1012345672»", "national_id"),
    ("iqama «1012345672»", "saudi_arabia_national_id"),
]
READABLE = [
    "order 2345678901 is late",
]


@pytest.mark.parametrize(("text", "kinds"), HIDDEN)
def test_hidden(text: str, kinds: str) -> None:
    assert mistakes(text, kinds) == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []
