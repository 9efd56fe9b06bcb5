"""Addresses that carry a secret: examples that their issuers give, and near misses."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import mistakes

HIDDEN = [
    ("https://«bob:s3cret@host.example»/x", "url_secret"),
    ("postgres://«app:pw123@db.example»:5432/x", "url_secret"),
    ("Server=db;User Id=sa;Password=«Pa55w0rd»;", "url_secret"),
    ("https://app.com/reset-password/«8f14e45fceea167a5a36dedd4bea2543»", "url_secret"),
    ("https://x.com/?sig=«abcdef%2B123»&se=2020", "url_secret"),
    ("curl -u «admin:secret» https://x", "url_secret"),
]
READABLE = [
    "https://example.com/orders/9876543210",
]


@pytest.mark.parametrize(("text", "kinds"), HIDDEN)
def test_hidden(text: str, kinds: str) -> None:
    assert mistakes(text, kinds) == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []
