"""How often something may be asked, by the address that asks and by the visitor or key it asks for.

Counted in each server process by itself, in memory, and lost when it ends. A room keeps a table of
its rates and asks `wait_for` with one of them.
"""

import math
import time
from typing import NamedTuple

from django.http import HttpRequest
from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from chatlinks.web.sender import household, sender

counter = MovingWindowRateLimiter(MemoryStorage())


class Rate(NamedTuple):
    """How often `name` may be done. Many people may share an address."""

    name: str
    of_address: RateLimitItem
    of_key: RateLimitItem | None


def rate(name: str, *, address: str, key: str = "") -> Rate:
    """Rates are written as `limits` reads them, such as "30/10 minutes". Names are unique."""
    return Rate(name, parse(address), parse(key) if key else None)


def wait_for(
    what: Rate,
    request: HttpRequest,
    key: str = "",
    times: int = 1,
) -> int:
    """Seconds to wait before this may be done again; 0: it may be done now, and is counted.

    `times`: as how many it counts.
    """
    asked = [(what.of_address, address_of(request))]
    if what.of_key and key:
        asked.append((what.of_key, key))
    for item, name in asked:
        if not counter.test(item, what.name, name, cost=times):
            ends = counter.get_window_stats(item, what.name, name).reset_time
            return max(1, math.ceil(ends - time.time()))
    for item, name in asked:
        counter.hit(item, what.name, name, cost=times)
    return 0


def address_of(request: HttpRequest) -> str:
    """Where a request comes from; of a network of IPv6 the part that one household has."""
    return household(sender(request))
