"""Rates: counted by address and by key, each by itself."""

import pytest

from chatlinks.web.limits import address_of, rate, wait_for

pytestmark = pytest.mark.usefixtures("fresh_limits")

POST = rate("test post", key="2/minute", address="4/minute")
READ = rate("test read", address="1/minute")


def test_a_key_is_held_up_by_its_own_rate_and_another_is_not(rf):
    request = rf.get("/")
    assert [wait_for(POST, request, "one") for _ in range(2)] == [0, 0]
    assert 1 <= wait_for(POST, request, "one") <= 60
    assert wait_for(POST, request, "another") == 0


def test_what_was_refused_is_not_counted(rf):
    request = rf.get("/")
    for _ in range(5):
        wait_for(POST, request, "one")
    assert [wait_for(POST, request, "another") for _ in range(2)] == [0, 0]
    assert wait_for(POST, request, "a third") > 0  # the address has had its four


def test_rates_are_counted_apart_and_addresses_too(rf):
    here, there = rf.get("/"), rf.get("/", REMOTE_ADDR="192.0.2.7")
    assert wait_for(READ, here) == 0
    assert wait_for(READ, here) > 0
    assert wait_for(READ, there) == wait_for(POST, here) == 0


@pytest.mark.parametrize(
    ("address", "counted"),
    [("192.0.2.1", "192.0.2.1"), ("2001:db8:0:1::7", "2001:db8:0:1::/64"), ("", "unknown")],
)
def test_what_an_address_is_counted_as(rf, address, counted):
    assert address_of(rf.get("/", REMOTE_ADDR=address)) == counted
