"""Canada's numbers: examples that their issuers give, and near misses."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum import luhn

from chatlinks.privacy import detect
from tests.kit.marked import mistakes

HIDDEN = [
    ("SIN «123 456 782»", "canada_sin"),
    ("my sin is «123456782»", "canada_sin"),
    ("health card «1234 567 890 AB»", "medical_record"),
    ("OHIP «1234-567-890-AB»", "medical_record"),
]
READABLE = [
    "order 123456782 is late",
]


@pytest.mark.parametrize(("text", "kinds"), HIDDEN)
def test_hidden(text: str, kinds: str) -> None:
    assert mistakes(text, kinds) == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []


@given(st.from_regex(r"[1-79][0-9]{7}", fullmatch=True))
@settings(max_examples=40, deadline=None)
def test_social_insurance_number(body: str) -> None:
    number = body + luhn.calc_check_digit(body)
    if len(set(number)) > 1:
        assert [span.start for span in detect(f"SIN {number}")] == [4]
