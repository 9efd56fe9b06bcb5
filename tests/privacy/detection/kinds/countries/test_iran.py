"""Iran's numbers: as they are printed and said, and near misses."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import mistakes

HIDDEN = [
    ("کد ملی «0499370899»", "iran_national_code"),
    ("code melli «0499370899»", "iran_national_code"),
    ("کد ملی من «۰۴۹۹۳۷۰۸۹۹» است", "iran_national_code"),
]
READABLE = [
    "item 0499370899 sold",
]


@pytest.mark.parametrize(("text", "kinds"), HIDDEN)
def test_hidden(text: str, kinds: str) -> None:
    assert mistakes(text, kinds) == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []
