"""Nigeria's numbers: examples that their issuers give, and near misses."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import mistakes

HIDDEN = [
    ("my NIN is «12345678901»", "nigeria_nin"),
    ("BVN: «22345678901»", "nigeria_nin"),
    ("plate «ABC-123-DE»", "vehicle_number"),
]
READABLE = [
    "order 12345678901 is late",
]


@pytest.mark.parametrize(("text", "kinds"), HIDDEN)
def test_hidden(text: str, kinds: str) -> None:
    assert mistakes(text, kinds) == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []
