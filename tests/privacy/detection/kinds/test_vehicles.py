"""Number plates and VIN: examples that their issuers give, and near misses."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import mistakes

HIDDEN = [
    ("license plate «7ABC123»", "vehicle_number"),
    ("plate number «ABC-1234»", "vehicle_number"),
    ("VIN «1HGCM82633A004352»", "vin"),
    ("vin: «1M8GDM9AXKP042788»", "vin"),
    ("my car «1HGCM82633A004352» broke down", "vin"),
    ("«1m8gdm9axkp042788»", "vin"),
    ("License plate:\n«7ABC123»", "vehicle_number"),
    ("car reg «A123 BCD»", "vehicle_number"),
    ("Kennzeichen «B AB 1234»", "vehicle_number"),
    ("mein Kennzeichen ist «M-XY 123»", "vehicle_number"),
    ("plaque «AB-123-CD»", "vehicle_number"),
    ("immatriculation «AB 123 CD»", "vehicle_number"),
    ("matrícula «1234 BCD»", "vehicle_number"),
    ("targa «AB123CD»", "vehicle_number"),
    ("kenteken «AB-12-CD»", "vehicle_number"),
    ("Kennzeichen «b-ab 1234»", "vehicle_number"),
    ("plate number «abc-1234»", "vehicle_number"),
    ("car reg is «a123 bcd»", "vehicle_number"),
]
READABLE = [
    "the plates are blue",
    "it is 1HGCM82733A004352 again",
    "order 1HGCM82633A004352",
    "car of 2019",
    "number plate is on 12 pm",
    "plates at 12 am",
]


@pytest.mark.parametrize(("text", "kinds"), HIDDEN)
def test_hidden(text: str, kinds: str) -> None:
    assert mistakes(text, kinds) == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []
