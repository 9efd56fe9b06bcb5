"""Numbers of telephones and their cards: examples that their issuers give, and near misses."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import mistakes

HIDDEN = [
    ("imei «490154203237518»", "imei"),
    ("imsi «310150123456789»", "imsi"),
    ("iccid «8991101200003204510»", "iccid"),
    ("device id «38400000-8cf0-11bd-b23e-10b96e40000d»", "device_id"),
    ("IDFA: «EA7583CD-A667-48BC-B806-42ECB2B48606»", "device_id"),
    ("session id «550e8400-e29b-41d4-a716-446655440000»", "device_id"),
    ("android id «9774d56d682e549c»", "device_id"),
    ("udid «00008020-008D4548007B4F26»", "device_id"),
    ("fcm dGVzdA:«APA91bHun4MxP5egoKMwt2KZFBaFUH-1RYqx»", "google_key"),
]
READABLE = [
    "well 490154203237519 it is",
    "serial killer of 1990",
    "conversation 38400000-8cf0-11bd-b23e-10b96e40000d",
    "this device has 128 GB",
]


@pytest.mark.parametrize(("text", "kinds"), HIDDEN)
def test_hidden(text: str, kinds: str) -> None:
    assert mistakes(text, kinds) == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []
