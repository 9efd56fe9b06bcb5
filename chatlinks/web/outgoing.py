"""Requests that this server makes to an address that somebody typed in.

Only by HTTPS, never to an address within this network, never by way of a redirect or a proxy;
bounded in time and size. The name is looked up once, and it is that address which is asked: a name
that means another machine a moment later leads nowhere.
"""

import ipaddress
import socket
import ssl
import time
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple
from urllib.parse import SplitResult, urlsplit

import httpx

TIME_OUT = 5.0  # seconds for all of it
CONNECT = 2.0
BIGGEST = 64 * 1024  # bytes of an answer
NAT64 = ipaddress.ip_network("64:ff9b::/96")  # the last four bytes are an address of IPv4
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class NoAnswer(Exception):
    """It couldn't be asked, or didn't answer; says why, without the address."""

    def __init__(self, why: str, *, is_late: bool = False) -> None:
        super().__init__(why)
        self.is_late = is_late


class FarAnswer(NamedTuple):
    status: int
    body: bytes


def fault_of(url: str) -> str:
    """What is wrong with an address as it is written; empty if nothing is."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return "It is no address."
    if parts.scheme != "https" or not parts.hostname or port == 0:
        return "It begins with https:// and a name."
    if parts.username or parts.password or parts.query or parts.fragment:
        return "It has neither a name with a password, nor ? or #."
    try:
        literal = ipaddress.ip_address(parts.hostname)
    except ValueError:
        return ""
    return "" if is_outer(literal) else "It lies within a network of its own."


def is_outer(address: Address) -> bool:
    """Does anybody reach it by this address, whichever network they are in?"""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address in NAT64:
            inner = ipaddress.IPv4Address(address.packed[-4:])
        if inner is not None:
            return is_outer(inner)
        if address.teredo:
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def post(url: str, body: bytes, headers: Mapping[str, str]) -> FarAnswer:
    """Raises NoAnswer. Never to be called within a transaction."""
    until = time.monotonic() + TIME_OUT
    if fault := fault_of(url):
        raise NoAnswer(fault)
    parts = urlsplit(url)
    host = str(parts.hostname)
    address = lookup(host, parts.port or 443)
    told = {**headers, "Host": parts.netloc, "Accept-Encoding": "identity"}
    timeout = httpx.Timeout(TIME_OUT, connect=CONNECT)
    transport = httpx.HTTPTransport(verify=trusted(), trust_env=False)
    try:
        with (
            httpx.Client(transport=transport, timeout=timeout, trust_env=False) as client,
            client.stream(
                "POST",
                asked(parts, address),
                content=body,
                headers=told,
                extensions={"sni_hostname": host},
            ) as answer,
        ):
            return FarAnswer(answer.status_code, read(answer, until))
    except httpx.TimeoutException:
        raise NoAnswer("It took too long.", is_late=True) from None
    except (httpx.HTTPError, httpx.InvalidURL, ssl.SSLError, OSError):
        raise NoAnswer("It can’t be reached.") from None


@cache
def trusted() -> ssl.SSLContext:
    return ssl.create_default_context()


def lookup(host: str, port: int) -> Address:
    """One of its addresses; if a single one of them lies within, none is asked."""
    try:
        every = resolve(host, port)
    except (OSError, ValueError):
        raise NoAnswer("No machine has this name.") from None
    addresses = [ipaddress.ip_address(each.partition("%")[0]) for each in every]
    if not addresses or not all(map(is_outer, addresses)):
        raise NoAnswer("It lies within a network of its own.")
    return addresses[0]


def resolve(host: str, port: int) -> list[str]:
    return [str(each[4][0]) for each in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def asked(parts: SplitResult, address: Address) -> str:
    host = f"[{address}]" if address.version == 6 else str(address)
    port = f":{parts.port}" if parts.port else ""
    return f"https://{host}{port}{parts.path or '/'}"


def read(answer: httpx.Response, until: float) -> bytes:
    pieces, size = [], 0
    for piece in answer.iter_raw():
        size += len(piece)
        if time.monotonic() > until:
            raise NoAnswer("It took too long.", is_late=True)
        if size > BIGGEST:
            raise NoAnswer("It answered with too much.")
        pieces.append(piece)
    return b"".join(pieces)
