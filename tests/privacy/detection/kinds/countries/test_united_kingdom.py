"""The United Kingdom's numbers: examples that their issuers give, and near misses."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import mistakes

HIDDEN = [
    ("«AB 12 34 56 C»", "uk_nino"),
    ("NI number «ab123456c»", "uk_nino"),
    ("NHS number «943 476 5919»", "uk_nhs"),
    ("«MORGA657054SM9IJ»", "driving_licence"),
    ("uk passport no «925665416»", "passport"),
    ("UTR «1955839661» for self assessment", "uk_utr"),
    ("my address is «Flat 4, 12 High Street, Leeds LS1 4DY»", "uk_address"),
    ("«10 Downing Street, London SW1A 2AA»", "uk_address"),
    ("I live at «10 Downing Street, London SW1A 2AA» now", "uk_address"),
    ("«221b Baker Street NW1 6XE»", "uk_address"),
]
READABLE = [
    "well BG123456C it is",
    "the shop near SW1A 2AA",
]


@pytest.mark.parametrize(("text", "kinds"), HIDDEN)
def test_hidden(text: str, kinds: str) -> None:
    assert mistakes(text, kinds) == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []
