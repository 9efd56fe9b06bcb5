"""Requests that this server makes to an address that it was told.

Only by HTTPS, never to an address within this network, never by way of a proxy; bounded in size,
and in time from the first question to the last byte. The name is looked up once, and it is that
address which is connected to: a name that means another machine a moment later leads nowhere. A
redirect is an answer like any other; only `fetch` goes on to where it leads, as if it had been told
that address. Whoever runs the server may name hosts of their own network that are posted to all the
same (INNER_HOSTS), by HTTP too; nothing is ever fetched from there.
"""

import ipaddress
import socket
import ssl
from collections.abc import Mapping
from functools import cache
from queue import Empty, Queue
from threading import Thread
from typing import NamedTuple
from urllib.parse import SplitResult, urljoin, urlsplit

import httpcore
import httpx
from django.conf import settings

from chatlinks.web.deadline import Deadline, OneAddress

TIME_OUT = 5.0  # seconds for all of it
BIGGEST = 64 * 1024  # bytes of an answer
REDIRECTS = 3
LONGEST_DATE = 40  # characters of a Retry-After
MOVED = (301, 302, 303, 307, 308)
NAT64 = ipaddress.ip_network("64:ff9b::/96")  # the last four bytes are an address of IPv4
Address = ipaddress.IPv4Address | ipaddress.IPv6Address
UNREACHABLE = (
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.UnsupportedProtocol,
    httpx.InvalidURL,
    OSError,
    ValueError,
)


class NoAnswer(Exception):
    """It couldn't be asked, or didn't answer; says why, without the address.

    `is_final`: it won't at another time, either.
    """

    def __init__(
        self,
        why: str,
        *,
        is_late: bool = False,
        is_final: bool = False,
    ) -> None:
        super().__init__(why)
        self.is_late = is_late
        self.is_final = is_final


class TooMuch(NoAnswer):
    """It answered with more than was wanted."""

    def __init__(self) -> None:
        super().__init__("It answered with too much.", is_final=True)


class FarAnswer(NamedTuple):
    status: int
    body: bytes
    retry_after: str = ""  # as it was told: seconds or a date


class FarRequest(NamedTuple):
    method: str
    url: str
    headers: Mapping[str, str] = {}
    body: bytes | None = None
    biggest: int = BIGGEST  # bytes of its answer
    reads: bool = True  # else the answer is its status alone, however long it is
    may_be_inner: bool = False  # hosts that whoever runs the server named


def fault_of(url: str, *, query: bool = False) -> str:
    """What is wrong with an address that is posted to, as it was typed; empty if nothing is.
    `query`: it may have one.
    """
    if fault := fault_of_any(url, may_be_inner=True):
        return fault
    parts = urlsplit(url)
    if parts.fragment or (parts.query and not query):
        return f"It has no {'#' if query else '? or #'}."
    if not (url.isascii() and url.isprintable()) or " " in url:
        return "It holds a letter that an address can’t."
    return ""


def fault_of_any(url: str, *, may_be_inner: bool = False) -> str:
    """What is wrong with an address wherever it comes from."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return "It is no address."
    is_inner = may_be_inner and is_named(parts)
    schemes = {"https", "http"} if is_inner else {"https"}
    if parts.scheme not in schemes or not parts.hostname or port == 0:
        return "It begins with https:// and a name."
    if parts.username or parts.password:
        return "It has no name with a password."
    try:
        literal = ipaddress.ip_address(parts.hostname)
    except ValueError:
        return ""
    return "" if is_inner or is_outer(literal) else "It lies within a network of its own."


def is_named(parts: SplitResult) -> bool:
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
        if address.teredo or address.is_site_local:
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
    status alone.
    """
    if fault := fault_of(url, query=True):
        raise NoAnswer(fault, is_final=True)
    request = FarRequest(
        "POST",
        url,
        headers,
        body,
        reads=reads,
        may_be_inner=True,
    )
    answer, _ = exchange(request, Deadline(time_out or TIME_OUT))
    return answer


def fetch(
    url: str,
    seconds: float,
    biggest: int,
    headers: Mapping[str, str] | None = None,
) -> FarAnswer:
    """What lies at an address, or where that leads to: there without the headers, which may hold a
    secret. Raises NoAnswer. Never to be called within a transaction.
    """
    deadline = Deadline(seconds)
    told = headers or {}
    for _ in range(1 + REDIRECTS):
        answer, leads_to = exchange(FarRequest("GET", url, told, biggest=biggest), deadline)
        if answer.status not in MOVED or not leads_to:
            return answer
        url, told = joined(url, leads_to), {}
    raise NoAnswer("It leads from one address to the next.", is_final=True)


def joined(url: str, leads_to: str) -> str:
    try:
        return urljoin(url, leads_to)
    except ValueError:
        raise NoAnswer("It is no address.", is_final=True) from None


def exchange(request: FarRequest, deadline: Deadline) -> tuple[FarAnswer, str]:
    """The answer, and where it leads to if it says so."""
    if fault := fault_of_any(request.url, may_be_inner=request.may_be_inner):
        raise NoAnswer(fault, is_final=True)
    try:
        return ask(request, httpx.URL(request.url), deadline)
    except httpcore.TimeoutException:
        raise NoAnswer("It took too long.", is_late=True) from None
    except UNREACHABLE:
        raise NoAnswer("It can’t be reached.") from None


def ask(request: FarRequest, url: httpx.URL, deadline: Deadline) -> tuple[FarAnswer, str]:
    """`exchange` with the one address that the name means now. Raises UNREACHABLE and the like."""
    is_inner = request.may_be_inner and is_named(urlsplit(request.url))
    port = url.port or (443 if url.scheme == "https" else 80)
    address = lookup(url.raw_host.decode(), port, deadline, is_inner=is_inner)
    backend = OneAddress(str(address), deadline)
    target = httpcore.URL(
        scheme=url.scheme,
        host=url.raw_host,
        port=url.port,
        target=url.raw_path,
    )
    told = {"Accept-Encoding": "identity", "User-Agent": "Chat-Links", **request.headers}
    with (
        httpcore.ConnectionPool(ssl_context=trusted(), network_backend=backend) as pool,
        pool.stream(
            request.method,
            target,
            headers=list(told.items()),
            content=request.body,
        ) as answer,
    ):
        headers = {name.lower(): value for name, value in answer.headers}
        leads_to = headers.get(b"location", b"").decode("latin-1")
        content = read(answer, request.biggest) if request.reads else b""
        later = headers.get(b"retry-after", b"").decode("latin-1")
        return FarAnswer(answer.status, content, later[:LONGEST_DATE]), leads_to


@cache
def trusted() -> ssl.SSLContext:
    return ssl.create_default_context()


def lookup(
    host: str,
    port: int,
    deadline: Deadline,
    *,
    is_inner: bool = False,
) -> Address:
    """One of its addresses; if a single one of them lies within, none is asked, unless it may be
    (`is_inner`).
    """
    try:
        every = resolved_in_time(host, port, deadline)
    except (OSError, ValueError):
        raise NoAnswer("No machine has this name.") from None
    addresses = [ipaddress.ip_address(each.partition("%")[0]) for each in every]
    if not addresses or not (is_inner or all(map(is_outer, addresses))):
        raise NoAnswer("It lies within a network of its own.", is_final=True)
    return addresses[0]


def resolved_in_time(host: str, port: int, deadline: Deadline) -> list[str]:
    """Names are looked up by the system, which takes the time that it takes: it isn't waited
    for. Raises OSError, ValueError, httpcore.TimeoutException.
    """
    results: Queue[list[str] | Exception] = Queue()

    def look_up() -> None:
        try:
            results.put(resolve(host, port))
        except Exception as problem:
            results.put(problem)

    Thread(target=look_up, daemon=True).start()
    try:
        result = results.get(timeout=deadline.left())
    except Empty:
        raise httpcore.ConnectTimeout from None
    if isinstance(result, Exception):
        raise result
    return result


def resolve(host: str, port: int) -> list[str]:
    return [str(each[4][0]) for each in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def read(answer: httpcore.Response, biggest: int) -> bytes:
    pieces, size = [], 0
    for piece in answer.iter_stream():
        size += len(piece)
        if size > biggest:
            raise TooMuch
        pieces.append(piece)
    return b"".join(pieces)
