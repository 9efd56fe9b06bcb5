"""Indonesia's numbers: examples that their issuers give, and near misses."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import mistakes

HIDDEN = [
    ("NIK «3204.1106.0997.0001»", "indonesia_nik"),
    ("NIK «3171011708450001»", "indonesia_nik"),
    ("«01.855.081.4-412.000»", "indonesia_npwp"),
]
READABLE = [
    "well 3171011708450001 it is",
]


@pytest.mark.parametrize(("text", "kinds"), HIDDEN)
def test_hidden(text: str, kinds: str) -> None:
    assert mistakes(text, kinds) == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []
