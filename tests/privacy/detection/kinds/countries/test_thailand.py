"""Thailand's numbers: examples that their issuers give, and near misses."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import mistakes

HIDDEN = [
    ("«1-2345-45678-78-1»", "thailand_id"),
    ("บัตรประชาชน «1234545678781»", "thailand_id"),
]
READABLE = [
    "well 1-2345-45678-78-2 it is",
]


@pytest.mark.parametrize(("text", "kinds"), HIDDEN)
def test_hidden(text: str, kinds: str) -> None:
    assert mistakes(text, kinds) == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []
