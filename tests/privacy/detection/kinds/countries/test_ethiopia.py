"""Ethiopia's numbers: as they are printed and said, and near misses."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import mistakes

HIDDEN = [
    ("my fayda number is «6140 7986 0213»", "ethiopia_fayda"),
]
READABLE = [
    "lot 6140 7986 0213 came",
]


@pytest.mark.parametrize(("text", "kinds"), HIDDEN)
def test_hidden(text: str, kinds: str) -> None:
    assert mistakes(text, kinds) == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []
