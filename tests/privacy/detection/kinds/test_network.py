"""Addresses of machines: examples that their issuers give, and near misses."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import mistakes

HIDDEN = [
    ("from «192.168.0.14» today", "ip_address"),
    ("ip: «2001:0db8:85a3:0000:0000:8a2e:0370:7334»", "ip_address"),
    ("«fe80::1ff:fe23:4567:890a»", "ip_address"),
    ("mac «00:1B:44:11:3A:B7»", "mac_address"),
    ("«00-1b-44-11-3a-b7»", "mac_address"),
    ("my ip: «::1»", "ip_address"),
    ("MAC: «aa:bb:cc:dd:ee:ff»", "mac_address"),
    ("mac address «001B44113AB7»", "mac_address"),
    ("«10.0.0.0/8»", "ip_address"),
    ("the subnet «192.168.1.0/24» is down", "ip_address"),
    ("«fe80::1%eth0»", "ip_address"),
    ("«fe80::1ff:fe23:4567:890a%en0»", "ip_address"),
    ("«2001:db8::/32»", "ip_address"),
    ("ping «::1» works", "ip_address"),
    ("listen on [«::1»]:8080", "ip_address"),
]
READABLE = [
    "version 1.2.3.4",
    "v10.0.0.1",
    "at 10:30:15",
    "std::vector is fine",
    "300.1.2.3",
    "a::b",
    "std::1",
    "Foo::2 is a class",
    "he came 1/2 an hour late",
    "1/8 of it",
    "50%eth",
]


@pytest.mark.parametrize(("text", "kinds"), HIDDEN)
def test_hidden(text: str, kinds: str) -> None:
    assert mistakes(text, kinds) == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []
