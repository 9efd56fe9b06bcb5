"""The United States' numbers: examples that their issuers give, and near misses."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import mistakes

HIDDEN = [
    ("«536-90-4399»", "us_ssn"),
    ("my ssn is «536904399»", "us_ssn"),
    ("social security: «536 90 4399»", "us_ssn"),
    ("«912-70-1234»", "us_itin"),
    ("US passport «123456789»", "passport"),
    ("my driver license number is «S530-4209-1234»", "driving_licence"),
    ("routing number «021000021»", "us_routing_number"),
    ("«1EG4-TE5-MK73»", "us_mbi"),
    ("medicare «1EG4TE5MK73»", "us_mbi"),
    ("NPI «1234567893»", "us_npi"),
    ("ssn is «078051121»", "us_ssn"),
    ("SSN: «219-09-9999»", "us_ssn"),
    ("license no «123456789»", "driving_licence"),
    ("driving license «F255-920-50-094-0»", "driving_licence"),
    ("EIN «12-3456789»", "us_ein"),
    ("DEA «AB1234563»", "us_medical_licence"),
]
READABLE = [
    "well 000-12-3456 it is",
    "well 666-12-3456 it is",
    "well 123-00-4567 it is",
    "well order 536904399 it is",
    "well 1EG4-TE5-MK7 it is",
]


@pytest.mark.parametrize(("text", "kinds"), HIDDEN)
def test_hidden(text: str, kinds: str) -> None:
    assert mistakes(text, kinds) == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []
