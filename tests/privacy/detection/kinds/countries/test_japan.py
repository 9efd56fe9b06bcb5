"""Japan's numbers: examples that their issuers give, and near misses."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import mistakes

HIDDEN = [
    ("マイナンバー «123456789018»", "japan_my_number"),
    ("マイナンバーは«123456789018»です", "japan_my_number"),
    ("運転免許 «123456789012»", "driving_licence"),
]
READABLE = [
    "order 123456789018 is late",
]


@pytest.mark.parametrize(("text", "kinds"), HIDDEN)
def test_hidden(text: str, kinds: str) -> None:
    assert mistakes(text, kinds) == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []
