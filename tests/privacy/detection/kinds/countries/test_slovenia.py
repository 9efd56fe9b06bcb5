"""Slovenia's numbers: as they are printed and said, and near misses."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import mistakes

HIDDEN = [
    ("EMŠO «0101006500006»", "slovenia_emso"),
    ("matični broj «0101006500006»", "slovenia_emso"),
    ("davčna številka «15012557»", "slovenia_tax"),
]
READABLE = [
    "lot 0101006500006 came",
]


@pytest.mark.parametrize(("text", "kinds"), HIDDEN)
def test_hidden(text: str, kinds: str) -> None:
    assert mistakes(text, kinds) == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []
