"""New Zealand's numbers: examples that their issuers give, and near misses."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import mistakes

HIDDEN = [
    ("NHI «ZAC5361»", "new_zealand_nhi"),
    ("nhi number «ZBN77VL»", "new_zealand_nhi"),
    ("IRD «49-091-850»", "new_zealand_ird"),
]
READABLE = [
    "well ZAC5361 it is",
]


@pytest.mark.parametrize(("text", "kinds"), HIDDEN)
def test_hidden(text: str, kinds: str) -> None:
    assert mistakes(text, kinds) == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []
