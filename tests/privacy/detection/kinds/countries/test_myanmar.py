"""Myanmar's numbers: as they are printed and said, and near misses."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import mistakes

HIDDEN = [
    ("NRC «12/OUKAMA(N)123456»", "myanmar_nrc"),
    ("my nrc no is «9/MAKANA(N)123456»", "myanmar_nrc"),
]
READABLE = [
    "12/OUKAMA(N) it says",
]


@pytest.mark.parametrize(("text", "kinds"), HIDDEN)
def test_hidden(text: str, kinds: str) -> None:
    assert mistakes(text, kinds) == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []
