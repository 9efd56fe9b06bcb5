"""How long a page is away after a fault.

It is one that asks the database: 404 where there is no such link.
"""

import time

from tests.kit.servers.running import Server

PAGE = "/c/no-such-link"
PATIENT = 120.0  # seconds after which a page counts as never back


def timed(server: Server, path: str) -> tuple[int, float]:
    """(status, seconds); status 0: no answer in time."""
    begun = time.monotonic()
    try:
        status = server.status(path)
    except OSError:
        status = 0
    return status, round(time.monotonic() - begun, 2)


def until_back(server: Server) -> float:
    """Seconds until the page is there again, after it was away or not at all."""
    begun = time.monotonic()
    time.sleep(0.3)
    while time.monotonic() - begun < PATIENT:
        if timed(server, PAGE)[0] == 404:
            return round(time.monotonic() - begun, 2)
        time.sleep(0.05)
    return PATIENT
