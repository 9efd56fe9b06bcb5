"""Belgium's numbers: examples that their issuers give, and near misses."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import mistakes

HIDDEN = [
    ("«85.07.30-033.28»", "belgium_national_number"),
    ("registre national «85.07.30-033 28»", "belgium_national_number"),
    ("rijksregisternummer «85073003328»", "belgium_national_number"),
]
READABLE = [
    "well 85.07.30-033.29 it is",
]


@pytest.mark.parametrize(("text", "kinds"), HIDDEN)
def test_hidden(text: str, kinds: str) -> None:
    assert mistakes(text, kinds) == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []
