"""A word and the number that it names, written as one."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import exact

HIDDEN = [
    "aadhaar«234123412346»",
    "AADHAAR«2341 2341 2346» hai",
    "PAN«ABCPE1234F»",
    "my pan«ABCPE1234F» thanks",
    "pancard«ABCPE1234F»",
    "GSTIN«27AAPFU0939F1ZV»",
    "IBAN«DE89370400440532013000»",
    "ssn«536-90-4399»",
    "passport«K1234567»",
    "passportno«K1234567»",
    "phone«9876543210»",
    "mobile«+919876543210»",
    "account«1234567890»",
    "acc«1234567890»",
    "otp«482913»",
    "cpf«529.982.247-25»",
]
READABLE = [
    "japan1234567",
    "expand1234567 it",
    "span12345",
    "open12345678",
    "iphone15",
    "iphone 13 128GB",
    "mobile5g",
    "card2024",
    "telex12345",
    "visa2025",
    "pin2",
    "pancakes12",
    "phone15pro",
    "order1234567890",
    "ref9876543210",
    "account2 is closed",
    "passport2go",
]


@pytest.mark.parametrize("text", HIDDEN)
def test_hidden(text: str) -> None:
    assert exact(text), detect(text)


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []
