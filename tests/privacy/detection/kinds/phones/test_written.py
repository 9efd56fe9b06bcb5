"""Telephone numbers in digits, and the numbers that are none."""

import random

import pytest

from chatlinks.privacy import detect
from chatlinks.privacy.detection.engine.normalise import NormalText
from chatlinks.privacy.detection.kinds.phones import written
from tests.kit.marked import hidden

PHONES = [
    "98765 43210",
    "+91-98765-43210",
    "+919876543210",
    "9876543210",
    "09876543210",
    "91 98765 43210",
    "022-2345 6789",
    "+91 22 2345 6789",
    "(022) 2345 6789",
    "080-41234567",
    "(415) 555-2671",
    "415-555-2671",
    "415.555.2671",
    "+1 415 555 2671",
    "1-415-555-2671",
    "+1 (415) 555-2671",
    "4155552671",
    "(415)555-2671",
    "415-555-2671 x123",
    "+44 20 7946 0958",
    "020 7946 0958",
    "+44 (0)20 7946 0958",
    "07700 900123",
    "+447700900123",
    "+33 6 12 34 56 78",
    "06 12 34 56 78",
    "01.42.68.53.00",
    "+49 30 901820",
    "030 901820",
    "+34 612 345 678",
    "612 345 678",
    "+39 06 6982 1234",
    "+31 20 624 1111",
    "+61 2 9374 4000",
    "(02) 9374 4000",
    "0412 345 678",
    "+65 6123 4567",
    "+852 2345 6789",
    "+81 3-1234-5678",
    "03-1234-5678",
    "090-1234-5678",
    "+82 10-1234-5678",
    "010-1234-5678",
    "+86 138 1234 5678",
    "138-1234-5678",
    "+55 11 98765-4321",
    "(11) 98765-4321",
    "+52 55 1234 5678",
    "+27 82 123 4567",
    "082 123 4567",
    "+234 803 123 4567",
    "0803 123 4567",
    "+63 917 123 4567",
    "0917 123 4567",
    "+66 81 234 5678",
    "081-234-5678",
    "+90 532 123 45 67",
    "0532 123 45 67",
    "+971 50 123 4567",
    "050 123 4567",
    "+966 50 123 4567",
    "+974 3312 3456",
    "+7 912 345-67-89",
    "8 (912) 345-67-89",
    "+48 601 234 567",
    "+351 912 345 678",
    "+353 85 123 4567",
    "+41 44 668 18 00",
    "0044 20 7946 0958",
    "00919876543210",
    "९८७६५४३२१०",
    "٠٥٠ \u0661٢٣ ٤٥٦٧",
    "９８７６５４３２１０",
    "98765\u200b43210",
    "98765\u00a043210",
    "98765–43210",
    "+91 98765-43210",
]
PLAIN = [number for number in PHONES if number[0] in "+(0"]
NAMED = [
    ("call me at 2345678", "2345678"),
    ("my mobile is 6123 4567", "6123 4567"),
    ("phone 555-1234", "555-1234"),
    ("WhatsApp: 912345678", "912345678"),
    ("मेरा नंबर 98765 43210 है", "98765 43210"),
    ("رقم هاتفي 0501234567", "0501234567"),
    ("mi teléfono es 612345678", "612345678"),
    ("1800 123 4567 toll free", "1800 123 4567"),
    ("ring 9 8 7 6 5 4 3 2 1 0", "9 8 7 6 5 4 3 2 1 0"),
    ("Get me the address my number is 89507 01518", "89507 01518"),
    ("these numbers 2345678, 3456789", "2345678"),
    ("9876543210/9876543211", "9876543211"),
    ("Reservation made. Their number is 510-654-2000.", "510-654-2000"),
]
READABLE = [
    "order 9876543210 has shipped",
    "Your order #4081234567 is on its way",
    "tracking 9400111899223197428490",
    "invoice 20240115001",
    "AWB 1234567890",
    "PNR 4512345678",
    "₹1,234,567.89 was paid",
    "$15,299.18",
    "Rs. 1250000",
    "on 2024-03-05 at 10:30:15",
    "05/03/2024",
    "version 10.15.7",
    "10:30 - 11:45",
    "flight AI 2345678",
    "ref no 8837261",
    "ticket 123456",
    "the address is 1016-1098 North Center Court Street",
    "1532 20th Street",
    "ISBN 9780306406157",
    "between 1990 and 2005",
    "2 rooms, 3 nights, 4500 a month",
    "item 4006381333931",
    "UTR 123456789012",
    "it costs 1000000",
    "call me at 5:30 pm",
    "I was 3 of 120",
    "transaction id 8837261554",
    "ticket no. 5551234567",
    "UTR no. 123456789012",
    "build 20240115.3",
]


@pytest.mark.parametrize("number", PHONES)
def test_phones_of_any_country(number: str) -> None:
    assert hidden(f"you can reach me on {number}, thanks", number)
    assert hidden(number, number)


@pytest.mark.parametrize("number", PLAIN)
def test_phones_that_nothing_names(number: str) -> None:
    assert hidden(f"well, {number} it is", number)


@pytest.mark.parametrize(("text", "value"), NAMED)
def test_phones_when_named(text: str, value: str) -> None:
    assert hidden(text, value)


@pytest.mark.parametrize("text", READABLE)
def test_orders_amounts_and_times_stay_readable(text: str) -> None:
    assert detect(text) == []


def taken(text):
    return [each for each in written.find_phones(NormalText(text)) if not each.reason]


def test_among_many_digits_the_short_cut_takes_and_leaves_what_the_long_way_does(monkeypatch):
    drawn, seps = random.Random(11), [" ", " ", " ", "-", ".", "/", " (", ") ", " +", ", ", ": "]
    samples = []
    for _ in range(400):
        groups = []
        for _ in range(drawn.randint(22, 40)):
            size = drawn.choice((1, 2, 3, 3, 4, 4, 5, 5, 6, 10, 12))
            start = drawn.choice(("", "", "0", "00", "91", "44", "1", "9", "6", "415"))
            digits = start + "".join(drawn.choices("0123456789", k=size))
            groups.append(digits[:size] + drawn.choice(seps))
        samples.append("".join(groups))
    samples += [(f"{phone} " * 30).strip() for phone in PHONES]
    quick = [taken(text) for text in samples]
    assert sum(map(len, quick)) > 200
    monkeypatch.setattr(written, "LONG_RUN", 10**9)
    assert [taken(text) for text in samples] == quick


@pytest.mark.parametrize("piece", ["4111 1111 1111 1111 ", "12345 ", "1 "])
def test_of_a_text_of_digits_hardly_any_are_looked_around(monkeypatch, piece):
    """Each look goes over the words around; there are hundreds of groups."""
    looks = []
    judge = written._judge

    def counted(*values):
        looks.append(values)
        return judge(*values)

    monkeypatch.setattr(written, "_judge", counted)
    taken((piece * 4000)[:4000].strip())
    assert len(looks) < 20
