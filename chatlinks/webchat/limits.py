"""How often the web chat may be asked: strictly a visitor, generously an address, behind which
a whole school or shop may sit."""

import math

from django.http import HttpRequest

from chatlinks.web import limits
from chatlinks.web.limits import counter, rate

__all__ = ["RATES", "counter", "wait_for", "wait_to_write"]

PORTION = 100  # characters

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
    # In portions of PORTION characters: the longest message six times, or as much in short ones.
    "text": rate("webchat text", key="240/10 minutes", address="9600/10 minutes"),
    "text a day": rate("webchat text a day", key="2000/day", address="80000/day"),
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
    times: int = 1,
) -> int:
    """Seconds to wait before one of RATES may be asked again; 0: now, and it is counted, so many
    times.
    """
    for name in (what, f"{what} a day"):
        if name in RATES and (seconds := limits.wait_for(RATES[name], request, visitor, times)):
            return seconds
    return 0


def wait_to_write(
    text: str,
    request: HttpRequest,
    visitor: str,
) -> int:
    """`wait_for` a text of this length: what it costs to mask grows with its length, and so does
    what is masked anew when more is told.
    """
    return wait_for("text", request, visitor, math.ceil(len(text) / PORTION))
