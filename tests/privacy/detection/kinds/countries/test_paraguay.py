"""Paraguay's numbers: as they are printed and said, and near misses."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import mistakes

HIDDEN = [
    ("RUC «80028061 0»", "paraguay_ruc"),
    ("RUC «80028061-0»", "paraguay_ruc"),
]
READABLE = [
    "80028061-0 it says",
]


@pytest.mark.parametrize(("text", "kinds"), HIDDEN)
def test_hidden(text: str, kinds: str) -> None:
    assert mistakes(text, kinds) == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []
