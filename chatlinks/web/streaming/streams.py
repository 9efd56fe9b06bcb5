"""The connections that open pages hold: one process tells all of them, and asks nothing.

`GET /live/stream?for=<ticket>` is answered with server-sent events (HTML Living Standard, 9.2):

  hello    {"since": 3600.0, "state": {"chat:17": "5f…"}}: the last change of each topic, and for
           how many seconds nothing was missed
  message  {"chat:17": "5f…"}: these changed
  missed   something may have been missed
  renew    the ticket has ended: ask for another
  beat     nothing happened, for proxies and for pages that wonder

What changed is never said. While nothing happens a connection costs one beat in forty seconds.
"""

import asyncio
import json
import secrets
import signal
import socket
import time
from collections import Counter
from collections.abc import Iterable
from urllib.parse import parse_qs, urlsplit

from django.core.signing import BadSignature

from chatlinks.web.sender import household, sender_of
from chatlinks.web.streaming import tickets
from chatlinks.web.streaming.live import STREAM_PATH, Hub
from chatlinks.web.streaming.tickets import Ticket

BEAT = 40.0  # seconds; proxies commonly end after 60 what says nothing
GATHERS = 0.05  # seconds in which changes are put together
HEAD_SECONDS = 10.0  # that a request's head may take to come
LONGEST_HEAD = 16_384  # bytes
MOST_UNSENT = 65_536  # bytes that wait for a reader, who is let go beyond that
MOST = 20_000  # connections in all
MOST_OF_SENDER = 500  # of one address: an office, or a proxy that doesn't say for whom
RETRY = 3000  # milliseconds after which a browser comes again

HEAD = (
    "HTTP/1.1 200 OK\r\n"
    "Content-Type: text/event-stream\r\n"
    "Cache-Control: no-store, no-transform\r\n"
    "X-Accel-Buffering: no\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    # No cookie is sent or looked at: who shows the ticket may hear.
    "Access-Control-Allow-Origin: *\r\n"
    "Connection: close\r\n\r\n"
)
REFUSED = (
    "HTTP/1.1 {status}\r\n"
    "Access-Control-Allow-Origin: *\r\n"
    "Cache-Control: no-store\r\n"
    "Content-Length: 0\r\n"
    "Connection: close\r\n\r\n"
)


class NoStream(Exception):
    """No stream for this request; the status says why."""


def event(name: str, value: object = None) -> bytes:
    text = "" if value is None else json.dumps(value, separators=(",", ":"))
    return f"event: {name}\ndata: {text}\n\n".encode()


class Streams:
    """Who is connected, and what each follows. All of it happens in one loop."""

    def __init__(self, hub: Hub) -> None:
        self.hub = hub
        self.following: dict[str, set[Stream]] = {}  # topic → who follows it
        self.connected: set[Stream] = set()
        self.senders: Counter[str] = Counter()
        self.sockets = 0  # also of those who haven't said yet what they want
        self.heard: dict[str, str] = {}  # what wasn't passed on yet
        self.loop = asyncio.get_running_loop()
        hub.told = lambda topics, change: self.from_hub(self.gather, topics, change)
        hub.missed = lambda: self.from_hub(self.tell_all, event("missed"))

    def from_hub(self, act: object, *values: object) -> None:
        """Its thread hears; the loop acts."""
        if not self.loop.is_closed():
            self.loop.call_soon_threadsafe(act, *values)  # type: ignore[arg-type]

    def gather(self, topics: Iterable[str], change: str) -> None:
        """A chat often changes in several ways at once: its readers come once for all of them."""
        if not self.heard:
            self.loop.call_later(GATHERS, self.tell)
        self.heard.update(dict.fromkeys(topics, change))

    def tell(self) -> None:
        heard, self.heard = self.heard, {}
        told: dict[Stream, dict[str, str]] = {}
        for topic in heard.keys() & self.following.keys():
            for stream in self.following[topic]:
                told.setdefault(stream, {})[topic] = heard[topic]
        for stream, changes in told.items():
            stream.send(event("message", changes))
            if any(topic.startswith(tickets.ACCESS) for topic in changes):
                stream.renew()

    def tell_all(self, words: bytes) -> None:
        for stream in list(self.connected):
            stream.send(words)

    def admit(self, stream: "Stream", ticket: Ticket) -> None:
        """Raises NoStream where there is no room, or nothing is heard at present."""
        if len(self.connected) >= MOST or self.senders[stream.sender] >= MOST_OF_SENDER:
            raise NoStream("429 Too Many Requests")
        if not self.hub.listening.is_set():
            raise NoStream("503 Service Unavailable")
        if not self.hub.admits(ticket):
            raise NoStream("403 Forbidden")
        self.connected.add(stream)
        self.senders[stream.sender] += 1
        for topic in ticket.topics:
            self.following.setdefault(topic, set()).add(stream)

    def leave(self, stream: "Stream", topics: Iterable[str]) -> None:
        if stream not in self.connected:
            return
        self.connected.discard(stream)
        self.senders[stream.sender] -= 1
        if not self.senders[stream.sender]:
            del self.senders[stream.sender]
        for topic in topics:
            followers = self.following.get(topic, set())
            followers.discard(stream)
            if not followers:
                self.following.pop(topic, None)

    def hello(self, topics: Iterable[str]) -> bytes:
        since = round(time.monotonic() - self.hub.since, 1)
        state = {"since": since, "state": self.hub.state(topics)}
        return f"retry: {RETRY + secrets.randbelow(RETRY)}\n".encode() + event("hello", state)


class Stream(asyncio.Protocol):
    """One connection: its request, then what it is told."""

    def __init__(self, streams: Streams) -> None:
        self.streams = streams
        self.head = b""
        self.sender = ""
        self.topics: list[str] = []
        self.open = False
        self.timers: list[asyncio.TimerHandle] = []

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self.streams.sockets += 1
        if self.streams.sockets > 2 * MOST:
            transport.abort()
            return
        self.later(HEAD_SECONDS, transport.abort)

    def later(self, seconds: float, act: object) -> None:
        loop = self.streams.loop
        self.timers.append(loop.call_later(seconds, act))  # type: ignore[arg-type]

    def forget_timers(self) -> None:
        for timer in self.timers:
            timer.cancel()
        self.timers.clear()

    def data_received(self, received: bytes) -> None:
        if self.open:
            self.transport.abort()  # nothing is expected of it
            return
        self.head += received
        if b"\r\n\r\n" not in self.head:
            if len(self.head) > LONGEST_HEAD:
                self.refuse("431 Request Header Fields Too Large")
            return
        try:
            self.begin()
        except NoStream as reason:
            self.refuse(str(reason))

    def begin(self) -> None:
        """Raises NoStream."""
        ticket, forwarded = asked_for(self.head)
        self.head = b""
        peer = self.transport.get_extra_info("peername")
        self.sender = household(sender_of(forwarded, peer[0] if peer else ""))
        self.streams.admit(self, ticket)
        self.forget_timers()
        self.open, self.topics = True, ticket.topics
        self.send(HEAD.encode() + self.streams.hello(self.topics))
        self.later(max(0.0, ticket.until - time.time()), self.renew)
        self.later(BEAT / 2 + secrets.randbelow(int(BEAT / 2)), self.beat)

    def beat(self) -> None:
        self.timers = self.timers[:1]
        self.send(event("beat"))
        self.later(BEAT, self.beat)

    def send(self, words: bytes) -> None:
        if self.transport.get_write_buffer_size() > MOST_UNSENT:
            self.transport.abort()
        elif not self.transport.is_closing():
            self.transport.write(words)

    def renew(self) -> None:
        """Its ticket has ended, and so does this."""
        self.send(event("renew"))
        self.transport.close()

    def refuse(self, status: str) -> None:
        self.transport.write(REFUSED.format(status=status).encode())
        self.transport.close()

    def connection_lost(self, problem: Exception | None) -> None:
        self.forget_timers()
        self.streams.sockets -= 1
        self.streams.leave(self, self.topics)


def asked_for(head: bytes) -> tuple[Ticket, str]:
    """The ticket that a request shows, and what its X-Forwarded-For holds. Raises NoStream."""
    lines = head.decode("latin-1").split("\r\n")
    method, _, rest = lines[0].partition(" ")
    try:
        address = urlsplit(rest.partition(" ")[0])
        shown = parse_qs(address.query, max_num_fields=10).get("for", [""])[0]
    except ValueError:
        raise NoStream("400 Bad Request") from None
    if address.path != STREAM_PATH:
        raise NoStream("404 Not Found")
    if method != "GET":
        raise NoStream("405 Method Not Allowed")
    try:
        ticket = tickets.opened(shown)
    except BadSignature:
        raise NoStream("403 Forbidden") from None
    headers = [line.partition(":") for line in lines[1:]]
    named = [value for name, _, value in headers if name.lower() == "x-forwarded-for"]
    return ticket, ",".join(named)


async def tell(listening: socket.socket, hub: Hub) -> None:
    """Until SIGTERM."""
    loop = asyncio.get_running_loop()
    streams = Streams(hub)
    server = await loop.create_server(
        lambda: Stream(streams),
        sock=listening,
        backlog=1024,
    )
    stopping = asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, stopping.set)
    await loop.run_in_executor(None, hub.start)
    await stopping.wait()
    server.close()
    for stream in list(streams.connected):
        stream.transport.abort()
    hub.stop()
