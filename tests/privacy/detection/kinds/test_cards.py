"""Cards: the schemes' and processors' documented test numbers, and what stands beside them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatlinks.privacy import detect
from chatlinks.privacy.detection.kinds.cards import of_a_brand, why_not
from tests.kit.marked import hidden

CARDS = [
    "4111111111111111",
    "4012888888881881",
    "4242424242424242",
    "4000056655665556",
    "4222222222222",
    "5555555555554444",
    "5105105105105100",
    "5200828282828210",
    "2223003122003222",
    "2221000000000009",
    "2720992593319364",
    "378282246310005",
    "371449635398431",
    "378734493671000",
    "6011111111111117",
    "6011000990139424",
    "30569309025904",
    "38520000023237",
    "36227206271667",
    "3566002020360505",
    "3530111333300000",
    "6200000000000005",
    "6205500000000000004",
    "6011981111111113",
    "5019717010103742",
    "6304000000000000",
    "6759649826438453",
    "4917610000000000",
]
GROUPED = [number for number in CARDS if len(number) != 13]
SIZES = {14: (4, 6, 4), 15: (4, 6, 5)}
USUAL_SIZES = (4, 4, 4, 4, 3)
SEPARATORS = [
    " ",
    "-",
    ".",
    "  ",
    " - ",
    "\u00a0",
    "\u2009",
    "\u200b",
    "/",
    "–",
    "\n",
    ", ",
]
ODDLY_WRITTEN = [
    "४१११ ११११ ११११ ११११",
    "٤١١١١١١١١١١١١١١١",
    "４１１１　１１１１　１１１１　１１１１",
    "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1",
    "41111111 11111111",
]
NO_CARDS = [
    "4111111111111112",
    "5555555555554445",
    "1234567890123456",
    "9999999999999995",
    "0000000000000000",
]
BESIDE = [
    ("cvv 123", "123"),
    ("my CVV is 4567.", "4567"),
    ("CVC: 999", "999"),
    ("security code is 321", "321"),
    ("123 is my cvv", "123"),
    ("card expiry 12/27", "12/27"),
    ("expiry date of my card is 09/2028", "09/2028"),
    ("exp: 01/29", "01/29"),
    ("visa valid thru 11/26", "11/26"),
    ("4111 1111 1111 1111 12/27 123", "12/27"),
    ("4111 1111 1111 1111, 12/27, 123", "123"),
    ("4111111111111111 exp 1227 cvv 123", "1227"),
]
READABLE = [
    "the milk expires 12/25",
    "I paid 123 by card",
    "room 123",
    "offer valid till 12/25",
    "cvv is required",
]
WITHOUT_CHECK_DIGIT = r"(4[0-9]{14}|5[1-5][0-9]{13}|222[1-9][0-9]{11}|60[0-9]{13})"


def in_groups(number: str, separator: str) -> str:
    parts, place = [], 0
    for size in SIZES.get(len(number), USUAL_SIZES):
        parts.append(number[place : place + size])
        place += size
    return separator.join(filter(None, parts))


@pytest.mark.parametrize("number", CARDS)
def test_documented_numbers(number: str) -> None:
    assert hidden(f"pay with {number} please", number)
    assert hidden(number, number)
    assert detect(number)[0].kind == "card"


@pytest.mark.parametrize("number", GROUPED)
@pytest.mark.parametrize("separator", SEPARATORS)
def test_any_separators(number: str, separator: str) -> None:
    grouped = in_groups(number, separator)
    assert hidden(f"card {grouped} ok", grouped)


@pytest.mark.parametrize("text", ODDLY_WRITTEN)
def test_other_digits_and_spacing(text: str) -> None:
    assert hidden(f"मेरा कार्ड {text} है", text)


@pytest.mark.parametrize("number", NO_CARDS)
def test_numbers_that_are_no_card(number: str) -> None:
    assert "card" not in {span.kind for span in detect(f"the number {number}")}
    assert "card" not in {span.kind for span in detect(f"order {number}")}


@given(st.from_regex(WITHOUT_CHECK_DIGIT, fullmatch=True))
def test_exactly_one_check_digit_fits(body: str) -> None:
    fitting = [digit for digit in "0123456789" if not why_not(body + digit)]
    assert len(fitting) == 1 or len(set(body)) == 1
    assert of_a_brand(body + "0")


@pytest.mark.parametrize(("text", "value"), BESIDE)
def test_code_and_expiry(text: str, value: str) -> None:
    assert hidden(text, value)


@pytest.mark.parametrize("text", READABLE)
def test_no_code_and_no_expiry(text: str) -> None:
    assert detect(text) == []
