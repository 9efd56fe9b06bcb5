"""South Korea's numbers: examples that their issuers give, and near misses."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import mistakes

HIDDEN = [
    ("«971013-9019902»", "south_korea_rrn"),
    ("주민등록번호 «9710131019902»", "south_korea_rrn"),
    ("«116-82-00276»", "south_korea_brn"),
    ("여권번호 «M12345678»", "passport"),
]
READABLE = [
    "well 971399-9019902 it is",
]


@pytest.mark.parametrize(("text", "kinds"), HIDDEN)
def test_hidden(text: str, kinds: str) -> None:
    assert mistakes(text, kinds) == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []
