"""The platform's own pattern of `strict`: any number of 6 to 16 digits."""

import pytest

from chatlinks.privacy import detect

NUMBERS = [
    "12345678",
    "order 9876543210",
    "123 456 7890",
    "1,234,567",
    "my number is 123,456, people say",
    "pay 1000000",
    "id_1234567",
    "ORD1234567",
    "12345678901234567890",
]
READABLE = [
    "open 1990-2020",
    "12345",
    "at 10:30",
    "$15,299.18",
    "3 of 12 345",
    "2024",
    "version 1.2.3",
    "a 300,000 pound wedding dress",
    "1,250,000 people live here",
    "it costs ₹12,50,000",
    "Rs. 1,00,000 in all",
]


@pytest.mark.parametrize("text", NUMBERS)
def test_strict_takes_every_number_of_six_digits(text: str) -> None:
    spans = detect(text, "strict")
    assert spans
    around = text[: spans[0].start] + text[spans[-1].end :]
    assert not any(map(str.isdigit, around))


@pytest.mark.parametrize("text", READABLE)
def test_strict_leaves_short_numbers(text: str) -> None:
    assert detect(text, "strict") == []
