"""Requests that this server makes to an address that somebody typed in.

Only by HTTPS, never to an address within this network, never by way of a redirect or a proxy;
bounded in time and size. The name is looked up once, and it is that address which is asked: a name
that means another machine a moment later leads nowhere. Whoever runs the server may name hosts of
their own network that are asked all the same (INNER_HOSTS), by HTTP too.
"""

import asyncio
import ipaddress
import socket
import ssl
import time
from collections.abc import Coroutine, Mapping
from functools import cache
from typing import NamedTuple
from urllib.parse import SplitResult, urlsplit

import httpx
from django.conf import settings

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


def fault_of(url: str, *, query: bool = False) -> str:
    """What is wrong with an address as it is written; empty if nothing is. `query`: it may have
    one.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return "It is no address."
    is_inner = is_allowed(parts)
    schemes = {"https", "http"} if is_inner else {"https"}
    if parts.scheme not in schemes or not parts.hostname or port == 0:
        return "It begins with https:// and a name."
    if parts.username or parts.password or parts.fragment or (parts.query and not query):
        return f"It has neither a name with a password, nor {'#' if query else '? or #'}."
    if not (url.isascii() and url.isprintable()) or " " in url:
        return "It holds a letter that an address can’t."
    try:
        literal = ipaddress.ip_address(parts.hostname)
    except ValueError:
        return ""
    return "" if is_inner or is_outer(literal) else "It lies within a network of its own."


def is_allowed(parts: SplitResult) -> bool:
    """Did whoever runs the server name this host, or this host and port?"""
    return bool({parts.hostname, parts.netloc.lower()}.intersection(settings.INNER_HOSTS))


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


def post(
    url: str,
    body: bytes,
    headers: Mapping[str, str],
    *,
    time_out: float | None = None,
    reads: bool = True,
) -> FarAnswer:
    """Raises NoAnswer. Never to be called within a transaction. Without `reads` the answer is its
    status alone, however long it is.

    The time is that of all of it, however slowly an answer drips; but for the lookup of the name,
    which the system bounds.
    """
    until = time.monotonic() + (time_out or TIME_OUT)
    if fault := fault_of(url, query=True):
        raise NoAnswer(fault)
    parts = urlsplit(url)
    address = lookup(parts)
    told = {**headers, "Host": parts.netloc, "Accept-Encoding": "identity"}
    request = httpx.Request(
        "POST",
        asked(parts, address),
        content=body,
        headers=told,
        extensions={"sni_hostname": str(parts.hostname)},
    )
    try:
        return asyncio.run(within(until, ask(request, reads=reads)))
    except (httpx.TimeoutException, TimeoutError):
        raise NoAnswer("It took too long.", is_late=True) from None
    except (httpx.HTTPError, httpx.InvalidURL, ssl.SSLError, OSError):
        raise NoAnswer("It can’t be reached.") from None


async def within(until: float, answering: Coroutine[None, None, FarAnswer]) -> FarAnswer:
    return await asyncio.wait_for(answering, max(0.0, until - time.monotonic()))


async def ask(request: httpx.Request, *, reads: bool) -> FarAnswer:
    transport = httpx.AsyncHTTPTransport(verify=trusted(), trust_env=False)
    timeout = httpx.Timeout(None, connect=CONNECT)
    async with httpx.AsyncClient(transport=transport, timeout=timeout, trust_env=False) as client:
        request.extensions["timeout"] = timeout.as_dict()
        answer = await client.send(request, stream=True, follow_redirects=False)
        try:
            return FarAnswer(answer.status_code, await read(answer) if reads else b"")
        finally:
            await answer.aclose()


@cache
def trusted() -> ssl.SSLContext:
    return ssl.create_default_context()


def lookup(parts: SplitResult) -> Address:
    """One of its addresses; if a single one of them lies within, none is asked."""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    try:
        every = resolve(str(parts.hostname), port)
    except (OSError, ValueError):
        raise NoAnswer("No machine has this name.") from None
    addresses = [ipaddress.ip_address(each.partition("%")[0]) for each in every]
    if addresses and is_allowed(parts):
        return addresses[0]
    if not addresses or not all(map(is_outer, addresses)):
        raise NoAnswer("It lies within a network of its own.")
    return addresses[0]


def resolve(host: str, port: int) -> list[str]:
    return [str(each[4][0]) for each in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def asked(parts: SplitResult, address: Address) -> str:
    host = f"[{address}]" if address.version == 6 else str(address)
    port = f":{parts.port}" if parts.port else ""
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.scheme}://{host}{port}{parts.path or '/'}{query}"


async def read(answer: httpx.Response) -> bytes:
    pieces, size = [], 0
    async for piece in answer.aiter_raw():
        size += len(piece)
        if size > BIGGEST:
            raise NoAnswer("It answered with too much.")
        pieces.append(piece)
    return b"".join(pieces)
