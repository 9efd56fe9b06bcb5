"""The Philippines' numbers: examples that their issuers give, and near misses."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import mistakes

HIDDEN = [
    ("SSS «34 1234567 8»", "philippines_id"),
    ("SSS «34-1234567-8»", "philippines_id"),
    ("TIN «123-456-789-000»", "philippines_id"),
    ("PhilSys «1234-5678-9012-3456»", "philippines_id"),
]
READABLE = [
    "well 34-123456-8 it is",
]


@pytest.mark.parametrize(("text", "kinds"), HIDDEN)
def test_hidden(text: str, kinds: str) -> None:
    assert mistakes(text, kinds) == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []
