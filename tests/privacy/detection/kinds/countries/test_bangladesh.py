"""Bangladesh's numbers: examples that their issuers give, and near misses."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import mistakes

HIDDEN = [
    ("NID «1234567890123»", "bangladesh_nid"),
    ("জাতীয় পরিচয়পত্র «1990123456789»", "bangladesh_nid"),
]
READABLE = [
    "order 1990123456789 is late",
]


@pytest.mark.parametrize(("text", "kinds"), HIDDEN)
def test_hidden(text: str, kinds: str) -> None:
    assert mistakes(text, kinds) == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []
