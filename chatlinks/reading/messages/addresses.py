"""Addresses in what others wrote, judged as a browser will read them.

A browser drops tabs and line breaks wherever they stand, and control characters and spaces around;
and it takes a backslash for a slash. So `/<tab>/host/p.png` lies on another host.
"""

import re
from urllib.parse import unquote, urlsplit

OURS = "/files/"  # where sealed files are
BY_ITSELF = (OURS, "/static/")  # what lies there may load without anybody's asking
DROPPED = re.compile(r"[\t\r\n]")
AROUND = "".join(map(chr, range(0x21)))  # control characters and the space
PLAIN_PATH = re.compile(r"/[\w./~-]*")
HOST = re.compile(r"[\w.-]+(?<!\.)\.?")  # as names are written; an address of IPv6 isn't told apart


def as_browsers_read(typed: str) -> str:
    """The address without what a browser drops, and with its slashes."""
    head, mark, rest = DROPPED.sub("", typed.strip(AROUND)).partition("?")
    return head.replace("\\", "/") + mark + rest


def judged(typed: str) -> tuple[str | None, str | None]:
    """(address to link to, its host unless it is this server); None, None if it is no safe one."""
    url = as_browsers_read(typed)
    if url.startswith("/"):
        return (None, None) if url.startswith("//") else (url, None)
    try:
        parts = urlsplit(url)
        host = unquote(parts.hostname or "")
    except ValueError:
        return None, None
    if parts.scheme not in ("http", "https") or not HOST.fullmatch(host):
        return None, None
    return url, host


def own_file(typed: str) -> str | None:
    """The path of a file that we keep; None for any other address."""
    path = as_browsers_read(typed)
    return path if path.startswith(OURS) and is_plain(path) else None


def loads_by_itself(url: str) -> bool:
    """Is it a picture of ours, and no page that loading it would open?"""
    return url.startswith(BY_ITSELF) and is_plain(url)


def is_plain(path: str) -> bool:
    """Nothing in it leads elsewhere, such as `..`."""
    return PLAIN_PATH.fullmatch(path) is not None and ".." not in path
