"""How often the web chat may be asked: counted in each server process by itself, in memory, and lost when it ends."""

import ipaddress
import math
import time

from django.http import HttpRequest
from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from chatlinks.web.sender import sender

counter = MovingWindowRateLimiter(MemoryStorage())

# What is done → (of one visitor, of one address). Many people may share an address.
RATES: dict[str, tuple[RateLimitItem | None, RateLimitItem]] = {
    "session": (None, parse("30/10 minutes")),
    "read": (parse("240/minute"), parse("2400/minute")),
    "write": (parse("20/minute"), parse("200/minute")),
    "file": (parse("10/10 minutes"), parse("60/10 minutes")),
}


def wait_for(what: str, request: HttpRequest, visitor: str = "") -> int:
    """Seconds to wait before this may be done again; 0: it may be done now, and is counted."""
    of_visitor, of_address = RATES[what]
    asked = [
        (of_address, address_of(request)),
        *([(of_visitor, visitor)] if of_visitor and visitor else []),
    ]
    for item, name in asked:
        if not counter.test(item, what, name):
            ends = counter.get_window_stats(item, what, name).reset_time
            return max(1, math.ceil(ends - time.time()))
    for item, name in asked:
        counter.hit(item, what, name)
    return 0


def address_of(request: HttpRequest) -> str:
    """Where a request comes from; of a network of IPv6 the part that one household has."""
    try:
        address = ipaddress.ip_address(sender(request))
    except ValueError:
        return "unknown"
    return (
        str(ipaddress.ip_network(f"{address}/64", strict=False))
        if address.version == 6
        else str(address)
    )
