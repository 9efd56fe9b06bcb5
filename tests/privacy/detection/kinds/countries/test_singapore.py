"""Singapore's numbers: examples that their issuers give, and near misses."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import mistakes

HIDDEN = [
    ("«S1234567D»", "singapore_nric"),
    ("my NRIC is «T1234567Z»", "singapore_nric"),
    ("my fin is «g1234567x»", "singapore_nric"),
    ("UEN «200312345A»", "singapore_uen"),
    ("uen «T08GB0001A»", "singapore_uen"),
]
READABLE = [
    "well S1234567A it is",
]


@pytest.mark.parametrize(("text", "kinds"), HIDDEN)
def test_hidden(text: str, kinds: str) -> None:
    assert mistakes(text, kinds) == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []
