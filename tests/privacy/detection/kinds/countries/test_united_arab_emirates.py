"""The United Arab Emirates' numbers: examples that their issuers give, and near misses."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import mistakes

HIDDEN = [
    ("«784-1984-1234567-9»", "uae_emirates_id"),
    ("Emirates ID «784 1984 1234567 9»", "uae_emirates_id"),
]
READABLE = [
    "well 785-1984-1234567-9 it is",
]


@pytest.mark.parametrize(("text", "kinds"), HIDDEN)
def test_hidden(text: str, kinds: str) -> None:
    assert mistakes(text, kinds) == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []
