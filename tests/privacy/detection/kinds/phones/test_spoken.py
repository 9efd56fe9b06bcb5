"""Telephone numbers in words."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import mistakes

HIDDEN = [
    "«nine eight seven six five double four three two one»",
    "ring «nine, eight, seven, six, five, four, three»",
]
READABLE = [
    "one, two, three and go",
    "he won seven six, six four",
]


@pytest.mark.parametrize("text", HIDDEN)
def test_hidden(text: str) -> None:
    assert mistakes(text, "phone") == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []
