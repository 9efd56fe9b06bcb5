"""Numbers of telephones and their cards: examples that their issuers give, and near misses."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import mistakes

HIDDEN = [
    ("imei «490154203237518»", "imei"),
    ("imsi «310150123456789»", "imsi"),
    ("iccid «8991101200003204510»", "iccid"),
]
READABLE = [
    "well 490154203237519 it is",
]


@pytest.mark.parametrize(("text", "kinds"), HIDDEN)
def test_hidden(text: str, kinds: str) -> None:
    assert mistakes(text, kinds) == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []
