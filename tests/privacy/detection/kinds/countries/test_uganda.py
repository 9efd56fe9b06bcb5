"""Uganda's numbers: as they are printed and said, and near misses."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import mistakes

HIDDEN = [
    ("NIN «CM9201210ABCDE»", "uganda_nin"),
    ("my NIN is «CF85012100XYZK»", "uganda_nin"),
]
READABLE = [
    "model CM9201210ABCDE is out",
]


@pytest.mark.parametrize(("text", "kinds"), HIDDEN)
def test_hidden(text: str, kinds: str) -> None:
    assert mistakes(text, kinds) == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []
