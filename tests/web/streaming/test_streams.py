"""The connections that open pages hold: who is told, when it ends, and what nobody gets."""

import asyncio
import json
import socket
import time
from contextlib import suppress
from datetime import timedelta

import pytest
from django.utils import timezone

from chatlinks.web.streaming import live, streams
from chatlinks.web.streaming.streams import Stream, Streams

pytestmark = pytest.mark.usefixtures("settings")


class Listener:
    """A hub that nobody needs to connect."""

    def __init__(self):
        self.hub = live.Hub()
        self.hub.since = time.monotonic()
        self.hub.listening.set()


class Reader:
    """An open page."""

    def __init__(self, port, address=None, headers=""):
        self.port, self.address, self.headers = port, address, headers

    async def open(self, ticket):
        self.incoming, self.outgoing = await asyncio.open_connection("127.0.0.1", self.port)
        path = self.address or f"/live/stream?for={ticket}"
        self.outgoing.write(f"GET {path} HTTP/1.1\r\nHost: x\r\n{self.headers}\r\n".encode())
        self.head = (await asyncio.wait_for(self.incoming.readuntil(b"\r\n\r\n"), 2)).decode()
        return self

    @property
    def status(self):
        return int(self.head.split()[1])

    async def next(self, seconds=2):
        block = (await asyncio.wait_for(self.incoming.readuntil(b"\n\n"), seconds)).decode()
        lines = dict(line.split(": ", 1) for line in block.splitlines() if ": " in line)
        value = lines.get("data")
        return lines["event"], json.loads(value) if value else None

    async def ended(self):
        return await asyncio.wait_for(self.incoming.read(), 2)

    def close(self):
        self.outgoing.close()


def on_a_server(test):
    """Run a test in a loop with a server of its own: `test(hub, told, port)`."""

    async def run():
        hub = Listener().hub
        told = Streams(hub)
        server = await asyncio.get_running_loop().create_server(
            lambda: Stream(told), "127.0.0.1", 0
        )
        try:
            await test(hub, told, server.sockets[0].getsockname()[1])
        finally:
            server.close()

    asyncio.run(run())


def test_a_page_hears_of_its_own_topics_alone_and_never_what_changed():
    async def test(hub, told, port):
        mine = await Reader(port).open(live.ticket(["chat:1", "chat:2"]))
        other = await Reader(port).open(live.ticket(["chat:3"]))
        name, hello = await mine.next()
        assert (name, hello["state"]) == ("hello", {"chat:1": "0", "chat:2": "0"})
        await other.next()
        hub.hear(["chat:1"], "abc")
        assert await mine.next() == ("message", {"chat:1": "abc"})
        hub.hear(["chat:3"], "def")
        assert await other.next() == ("message", {"chat:3": "def"})

    on_a_server(test)


def test_what_happens_at_once_is_told_once():
    async def test(hub, told, port):
        page = await Reader(port).open(live.ticket(["chat:1", "business:1"]))
        await page.next()
        for number in range(20):
            hub.hear(["chat:1", "business:1"], f"change{number}")
        assert await page.next() == ("message", {"chat:1": "change19", "business:1": "change19"})
        with pytest.raises(TimeoutError):
            await page.next(0.2)

    on_a_server(test)


def test_whoever_comes_again_is_told_what_changed_meanwhile():
    async def test(hub, told, port):
        page = await Reader(port).open(live.ticket(["chat:1"]))
        await page.next()
        page.close()
        hub.hear(["chat:1"], "meanwhile")
        again = await Reader(port).open(live.ticket(["chat:1"]))
        assert (await again.next())[1]["state"] == {"chat:1": "meanwhile"}

    on_a_server(test)


@pytest.mark.parametrize(
    "address",
    ["/live/stream?for=made-up", "/live/stream", f"/live/stream?for={'x' * 5000}"],
)
def test_without_a_ticket_of_ours_nothing_is_heard(address):
    async def test(hub, told, port):
        page = await Reader(port, address).open("")
        assert page.status == 403
        assert not told.connected

    on_a_server(test)


@pytest.mark.parametrize(("address", "status"), [("/", 404), ("/c/abc", 404)])
def test_nothing_else_is_served_there(address, status):
    async def test(hub, told, port):
        assert (await Reader(port, address).open("")).status == status

    on_a_server(test)


def test_a_ticket_ends_when_it_says():
    async def test(hub, told, port):
        soon = timezone.now() + timedelta(seconds=0.3)
        page = await Reader(port).open(live.ticket(["chat:1"], soon))
        await page.next()
        assert await page.next() == ("renew", None)
        assert await page.ended() == b""
        assert (await Reader(port).open(live.ticket(["chat:1"], soon))).status == 403

    on_a_server(test)


def test_a_change_of_what_a_right_hangs_on_ends_all_tickets_given_before_it():
    async def test(hub, told, port):
        ticket = live.ticket(["chat:1", "access:link:5"])
        page = await Reader(port).open(ticket)
        await page.next()
        hub.hear(["access:link:5"], "abc")
        assert (await page.next())[1] == {"access:link:5": "abc"}
        assert await page.next() == ("renew", None)
        assert await page.ended() == b""
        assert (await Reader(port).open(ticket)).status == 403
        fresh = live.ticket(["chat:1", "access:link:5"])
        assert (await Reader(port).open(fresh)).status == 200

    on_a_server(test)


def test_all_are_told_when_something_may_have_been_missed():
    async def test(hub, told, port):
        page = await Reader(port).open(live.ticket(["chat:1"]))
        await page.next()
        hub.miss()
        assert await page.next() == ("missed", None)

    on_a_server(test)


def test_while_nothing_can_be_heard_nobody_is_made_to_believe_it():
    async def test(hub, told, port):
        hub.listening.clear()
        assert (await Reader(port).open(live.ticket(["chat:1"]))).status == 503

    on_a_server(test)


def test_connections_are_bounded_for_a_sender_and_in_all(monkeypatch, settings):
    settings.PROXIES = 1

    async def test(hub, told, port):
        monkeypatch.setattr(streams, "MOST_OF_SENDER", 2)
        ticket = live.ticket(["chat:1"])
        one = "X-Forwarded-For: 203.0.113.7\r\n"
        first = await Reader(port, headers=one).open(ticket)
        second = await Reader(port, headers=one).open(ticket)
        assert second.status == 200
        assert (await Reader(port, headers=one).open(ticket)).status == 429
        other = "X-Forwarded-For: 203.0.113.8\r\n"
        third = await Reader(port, headers=other).open(ticket)
        assert third.status == 200
        first.close()
        await asyncio.sleep(0.1)
        fourth = await Reader(port, headers=one).open(ticket)
        assert fourth.status == 200
        monkeypatch.setattr(streams, "MOST", 3)
        assert (await Reader(port).open(ticket)).status == 429

    on_a_server(test)


def test_nothing_is_kept_of_those_who_left():
    async def test(hub, told, port):
        page = await Reader(port).open(live.ticket(["chat:1"]))
        await page.next()
        page.close()
        await asyncio.sleep(0.1)
        assert (told.connected, told.following, told.senders, told.sockets) == (set(), {}, {}, 0)

    on_a_server(test)


def test_a_head_that_never_ends_is_let_go(monkeypatch):
    async def test(hub, told, port):
        monkeypatch.setattr(streams, "HEAD_SECONDS", 0.2)
        incoming, outgoing = await asyncio.open_connection("127.0.0.1", port)
        outgoing.write(b"GET /live/stream")
        with suppress(ConnectionError):
            assert await asyncio.wait_for(incoming.read(), 2) == b""
        incoming, outgoing = await asyncio.open_connection("127.0.0.1", port)
        outgoing.write(b"x" * 40_000)
        answer = await asyncio.wait_for(incoming.read(12), 2)
        assert answer == b"HTTP/1.1 431"

    on_a_server(test)


def test_who_reads_nothing_is_let_go(monkeypatch):
    async def test(hub, told, port):
        monkeypatch.setattr(streams, "MOST_UNSENT", 1000)
        page = socket.create_connection(("127.0.0.1", port))
        ticket = live.ticket([f"chat:{number}" for number in range(100)])
        page.sendall(f"GET /live/stream?for={ticket} HTTP/1.1\r\n\r\n".encode())
        await asyncio.sleep(0.1)
        [stream] = told.connected
        stream.transport.pause_reading()
        for _ in range(20_000):
            if stream not in told.connected or stream.transport.is_closing():
                break
            stream.send(b"x" * 1000)
        assert stream.transport.is_closing()
        page.close()

    on_a_server(test)


def test_a_beat_comes_while_nothing_happens(monkeypatch):
    async def test(hub, told, port):
        monkeypatch.setattr(streams, "BEAT", 2)
        page = await Reader(port).open(live.ticket(["chat:1"]))
        await page.next()
        assert await page.next(5) == ("beat", None)

    on_a_server(test)


def test_proxies_are_told_to_keep_nothing_back():
    async def test(hub, told, port):
        page = await Reader(port).open(live.ticket(["chat:1"]))
        assert "X-Accel-Buffering: no" in page.head
        assert "no-transform" in page.head

    on_a_server(test)
