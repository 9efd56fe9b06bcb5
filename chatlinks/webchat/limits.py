"""How often the web chat may be asked: strictly a visitor, generously an address, behind which
a whole school or shop may sit."""

from django.http import HttpRequest

from chatlinks.web import limits
from chatlinks.web.limits import counter, rate

__all__ = ["RATES", "counter", "wait_for"]

RATES = {
    "session": rate("webchat session", address="300/10 minutes"),
    "renewal": rate("webchat renewal", key="30/10 minutes", address="3000/10 minutes"),
    "read": rate(
        "webchat read",
        key="240/minute",
        address="9600/minute",
    ),
    "write": rate(
        "webchat write",
        key="20/minute",
        address="800/minute",
    ),
    "write a day": rate(
        "webchat write a day",
        key="1000/day",
        address="50000/day",
    ),
    "details": rate(
        "webchat details",
        key="10/hour",
        address="600/hour",
    ),
    "file": rate(
        "webchat file",
        key="10/10 minutes",
        address="180/10 minutes",
    ),
}


def wait_for(
    what: str,
    request: HttpRequest,
    visitor: str = "",
) -> int:
    """Seconds to wait before one of RATES may be asked again; 0: now, and it is counted."""
    for name in (what, f"{what} a day"):
        if name in RATES and (seconds := limits.wait_for(RATES[name], request, visitor)):
            return seconds
    return 0
