"""Where open pages hear of what is new: a port of its own, beside the pages'.

Reached directly, pages go to it by its number. Behind a proxy they ask on their own address for
`/live/stream`, which the proxy leads to this port (docs/operate.md); where it doesn't, they ask
once a second instead.
"""

import os
import socket
import sys
from contextlib import suppress

PATH = "/live/stream"
ANY = 0  # the system chooses


def listen(
    host: str,
    pages_port: int,
    wanted: int | None,
) -> socket.socket | None:
    """The socket; None where there is none to be had, which is said."""
    for port in candidates(pages_port, wanted):
        with suppress(OSError, OverflowError):
            family, kind, _, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
            listening = socket.socket(family, kind)
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                listening.bind(place)
            except OSError:
                listening.close()
                raise
            return listening
    print(
        f"Port {wanted or pages_port + 1} is taken, so open pages ask once a second for what is"
        " new. Choose another with --live-port.",
        file=sys.stderr,
    )
    return None


def candidates(pages_port: int, wanted: int | None) -> list[int]:
    """A proxy knows one port; pages that come here directly are told which it became."""
    if wanted is not None or behind_proxy():
        return [pages_port + 1 if wanted is None else wanted]
    return [pages_port + 1, ANY]


def behind_proxy() -> bool:
    return bool(os.environ.get("CHATLINKS_URL"))


def address(listening: socket.socket | None) -> str:
    """What pages are told: a path of theirs, or a port and a path; "" for none."""
    if listening is None:
        return ""
    return PATH if behind_proxy() else f":{listening.getsockname()[1]}{PATH}"
