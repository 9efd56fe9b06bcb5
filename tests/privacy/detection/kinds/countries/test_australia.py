"""Australia's numbers: examples that their issuers give, and near misses."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import mistakes

HIDDEN = [
    ("TFN «123 456 782»", "australia_tfn"),
    ("«83 914 571 673»", "australia_abn"),
    ("medicare «2123 45670 1»", "australia_medicare"),
    ("bsb «062000»", "bank_account"),
    ("ABN «83914571673»", "australia_abn"),
    ("ACN «004 085 616»", "australia_acn"),
]
READABLE = [
    "well 83 914 571 674 it is",
    "well 2123 45671 1 it is",
]


@pytest.mark.parametrize(("text", "kinds"), HIDDEN)
def test_hidden(text: str, kinds: str) -> None:
    assert mistakes(text, kinds) == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []
