"""Rwanda's numbers: as they are printed and said, and near misses."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import mistakes

HIDDEN = [
    ("indangamuntu «1 1985 8 0012345 0 12»", "rwanda_id"),
    ("indangamuntu «1198580012345012»", "rwanda_id"),
]
READABLE = [
    "serial 1198580012345012 it is",
]


@pytest.mark.parametrize(("text", "kinds"), HIDDEN)
def test_hidden(text: str, kinds: str) -> None:
    assert mistakes(text, kinds) == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []
