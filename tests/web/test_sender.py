"""Whose failed sign-ins and messages are counted together."""

import pytest
from axes.helpers import get_client_ip_address
from django.test import RequestFactory

from chatlinks.web.sender import sender

PROXY, READER, MADE_UP = "127.0.0.1", "203.0.113.7", "198.51.100.1"


@pytest.mark.parametrize(
    ("proxies", "header", "address"),
    [
        (0, READER, PROXY),
        (1, READER, READER),
        (1, f"{MADE_UP}, {READER}", READER),
        (2, f"{READER}, 10.0.0.1", READER),
        (2, f"{MADE_UP}, {READER},10.0.0.1", READER),
        (1, "", PROXY),
        (2, READER, PROXY),
        (1, "<script>", PROXY),
        (1, "2001:DB8::1", "2001:db8::1"),
    ],
)
def test_it_is_what_our_own_proxies_heard_and_nothing_that_can_be_made_up(
    settings, proxies, header, address
):
    settings.PROXIES = proxies
    request = RequestFactory().get("/", REMOTE_ADDR=PROXY, HTTP_X_FORWARDED_FOR=header)
    assert sender(request) == address
    assert get_client_ip_address(request) == address  # the lock-out asks the same
