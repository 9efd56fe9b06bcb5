"""Venezuela's numbers: as they are printed and said, and near misses."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import mistakes

HIDDEN = [
    ("cédula «V-12345678»", "argentina_dni"),
    ("RIF «J-30705925-9»", "venezuela_id"),
    ("mi cédula es «V-12.345.678»", "argentina_dni"),
]
READABLE = [
    "plan V-12345678 is out",
]


@pytest.mark.parametrize(("text", "kinds"), HIDDEN)
def test_hidden(text: str, kinds: str) -> None:
    assert mistakes(text, kinds) == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []
