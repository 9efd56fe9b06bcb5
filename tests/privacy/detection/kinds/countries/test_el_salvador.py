"""El Salvador's numbers: as they are printed and said, and near misses."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import mistakes

HIDDEN = [
    ("mi DUI es «00016297-1»", "el_salvador_dui"),
    ("NIT «0614-050707-104-8»", "el_salvador_nit"),
]
READABLE = [
    "lot 00016297-1 came",
]


@pytest.mark.parametrize(("text", "kinds"), HIDDEN)
def test_hidden(text: str, kinds: str) -> None:
    assert mistakes(text, kinds) == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []
