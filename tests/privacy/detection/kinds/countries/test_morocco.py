"""Morocco's numbers: as they are printed and said, and near misses."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import mistakes

HIDDEN = [
    ("ma CIN est «BK 654321»", "morocco_cin"),
    ("رقم البطاقة الوطنية «BE123456»", "morocco_cin"),
]
READABLE = [
    "model BK654321 is out",
]


@pytest.mark.parametrize(("text", "kinds"), HIDDEN)
def test_hidden(text: str, kinds: str) -> None:
    assert mistakes(text, kinds) == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []
