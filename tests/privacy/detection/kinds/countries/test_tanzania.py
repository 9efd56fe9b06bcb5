"""Tanzania's numbers: as they are printed and said, and near misses."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import mistakes

HIDDEN = [
    ("NIDA «19850312-14101-00001-22»", "tanzania_nida"),
    ("my nida number is «19850312141010000122»", "tanzania_nida"),
]
READABLE = [
    "serial 19850312141010000122 it is",
]


@pytest.mark.parametrize(("text", "kinds"), HIDDEN)
def test_hidden(text: str, kinds: str) -> None:
    assert mistakes(text, kinds) == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []
