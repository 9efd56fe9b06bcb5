"""Chile's numbers: examples that their issuers give, and near misses."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import mistakes

HIDDEN = [
    ("RUT «12.345.678 5»", "chile_rut"),
    ("«12.531.909-2»", "chile_rut"),
]
READABLE = [
    "well 12.531.909-3 it is",
    "well see chapter 12.531.909 it is",
]


@pytest.mark.parametrize(("text", "kinds"), HIDDEN)
def test_hidden(text: str, kinds: str) -> None:
    assert mistakes(text, kinds) == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []
