"""Zimbabwe's numbers: as they are printed and said, and near misses."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import mistakes

HIDDEN = [
    ("ID number «63-1234567 B 42»", "zimbabwe_id"),
    ("national id «63-1234567B42»", "zimbabwe_id"),
]
READABLE = [
    "lot 63-1234567B42 came",
]


@pytest.mark.parametrize(("text", "kinds"), HIDDEN)
def test_hidden(text: str, kinds: str) -> None:
    assert mistakes(text, kinds) == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []
