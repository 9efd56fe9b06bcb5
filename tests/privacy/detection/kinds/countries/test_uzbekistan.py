"""Uzbekistan's numbers: as they are printed and said, and near misses."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import mistakes

HIDDEN = [
    ("ПИНФЛ «31203856780017»", "uzbekistan_pinfl"),
    ("mening JSHSHIR «31203856780017»", "uzbekistan_pinfl"),
]
READABLE = [
    "lot 31203856780017 came",
]


@pytest.mark.parametrize(("text", "kinds"), HIDDEN)
def test_hidden(text: str, kinds: str) -> None:
    assert mistakes(text, kinds) == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []
