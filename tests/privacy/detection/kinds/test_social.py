"""Names on social networks: what people write, and near misses."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import mistakes

HIDDEN = [
    "twitter «@jack_dorsey82»",
    "my telegram is «@johnny_d»",
    "instagram: «tanvi.reads»",
    "skype: «live:john.doe_1»",
    "discord tag: «pixel_fox»",
    "微信号：«wang_wei88»",
]
READABLE = [
    "twitter is down",
    "facebook.com/help is no answer",
    "instagram: acme.com",
    "telegram @ 5 pm",
    "I saw it on Instagram. It was nice",
    "@media print",
]


@pytest.mark.parametrize("text", HIDDEN)
def test_hidden(text: str) -> None:
    assert mistakes(text, "social_handle") == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []
