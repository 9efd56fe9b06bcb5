"""Kazakhstan's numbers: as they are printed and said, and near misses."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import mistakes

HIDDEN = [
    ("ИИН «880310401021»", "kazakhstan_iin"),
    ("менің жсн «880310401021»", "kazakhstan_iin"),
]
READABLE = [
    "артикул 88031 в наличии",
]


@pytest.mark.parametrize(("text", "kinds"), HIDDEN)
def test_hidden(text: str, kinds: str) -> None:
    assert mistakes(text, kinds) == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []
