"""Open pages of chat links: what 1,000 of them cost while nothing happens, and how soon each shows
what is new.

1,000 pages on one conversation, then 1,000 on 1,000 conversations. Half of their readers are
members, half have a link for anyone. A page is what a browser does for it: opened once, then one
connection that tells of changes, and a request for what is new at each. CPU is that of all
processes of the server, its database among them; the pages are held by processes of their own.
Delays are from before a user's message is written until a page has it.
"""

import argparse
import asyncio
import json
import multiprocessing
import os
import random
import re
import string
import time
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from multiprocessing.connection import Connection
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from bench.asking import browse, cpu
from bench.stores.stage import Stage, stage

PAGES, HOLDERS = 1000, 4
MESSAGES, SCATTERED = 10, 200  # written to the one conversation; to any of the many
SECONDS = 30.0  # that idleness is measured
APART = 4.0  # seconds between two of the former
Figures = dict[str, float]


class OpenPage(NamedTuple):
    """A link, and the session of whoever opens it, "" for a stranger."""

    path: str
    session: str


# ── The pages ─────────────────────────────────────────────────────────────────────────────────


class Page:
    """One open page: `seen` is word → when it had it."""

    def __init__(self, url: str, page: OpenPage, sender: str) -> None:
        address = urlsplit(url)
        self.sender = sender
        self.host, self.port = str(address.hostname), int(address.port or 80)
        self.page = page
        self.seen: dict[str, float] = {}
        self.known: set[str] = {"0"}

    def attribute(self, html: str, name: str) -> str:
        found = re.search(rf'data-{name}="([^"]*)"', html)
        assert found, f"no data-{name}"
        return unescape(found[1])

    async def get(self, path: str) -> str:
        """Over a connection that is kept, as a browser's, until the server lets go of it."""
        try:
            return await self.asked(path)
        except (asyncio.IncompleteReadError, ConnectionError):
            await self.connect()
            return await self.asked(path)

    async def connect(self) -> None:
        self.incoming, self.outgoing = await asyncio.open_connection(
            self.host, self.port, limit=2**20
        )

    async def asked(self, path: str) -> str:
        cookie = f"Cookie: sessionid={self.page.session}\r\n" if self.page.session else ""
        asked = f"GET {path} HTTP/1.1\r\nHost: {self.host}\r\n{cookie}\r\n"
        self.outgoing.write(asked.encode())
        head = (await self.incoming.readuntil(b"\r\n\r\n")).decode("latin-1")
        assert " 200 " in head.split("\r\n", 1)[0], head.split("\r\n", 1)[0]
        length = re.search(r"(?i)content-length: (\d+)", head)
        assert length
        return (await self.incoming.readexactly(int(length[1]))).decode()

    async def open(self) -> None:
        await self.connect()
        html = await self.get(self.page.path)
        self.asks = self.attribute(html[html.index('id="items"') :], "src")
        self.known.update(json.loads(self.attribute(html, "heard")).values())
        await self.listen(self.attribute(html, "ticket"), self.attribute(html, "live"))

    async def listen(self, ticket: str, live: str) -> None:
        port, path = live.removeprefix(":").split("/", 1)
        self.told, outgoing = await asyncio.open_connection(
            self.host, int(port), local_addr=(self.sender, 0)
        )
        self.kept = outgoing
        asked = f"GET /{path}?for={quote(ticket)} HTTP/1.1\r\nHost: x\r\n\r\n"
        outgoing.write(asked.encode())
        head = await self.told.readuntil(b"\r\n\r\n")
        assert b" 200 " in head.split(b"\r\n", 1)[0]
        await self.told.readuntil(b"\n\n")  # hello

    async def follow(self) -> None:
        while True:
            told = (await self.told.readuntil(b"\n\n")).decode()
            if not told.startswith("event: message"):
                continue
            change = re.findall(r'"chat:\d+":"(\w+)"', told)
            html = await self.get(f"{self.asks}&change={change[-1]}" if change else self.asks)
            now = time.monotonic()
            self.asks = self.attribute(html[html.index('id="items"') :], "src")
            for word in re.findall(r"news ([a-z]+)", html):
                self.seen.setdefault(word, now)


async def hold(url: str, pages: list[OpenPage], sender: str, parent: Connection) -> None:
    held = [Page(url, page, sender) for page in pages]
    for page in held:
        await page.open()
    parent.send("open")
    following = [asyncio.create_task(page.follow()) for page in held]
    await asyncio.get_running_loop().run_in_executor(None, parent.recv)
    for task in following:
        if task.done():
            task.result()
    parent.send([page.seen for page in held])


def holder(url: str, pages: list[OpenPage], sender: str, parent: Connection) -> None:
    asyncio.run(hold(url, pages, sender, parent))


@contextmanager
def opened(url: str, pages: list[OpenPage]) -> Iterator[list[Connection]]:
    """The pages, open in processes of their own."""
    spawn = multiprocessing.get_context("spawn")
    processes, ends = [], []
    for number in range(HOLDERS):
        here, there = spawn.Pipe()
        sender = f"127.0.0.{number + 2}"  # one address may hold 500
        process = spawn.Process(target=holder, args=[url, pages[number::HOLDERS], sender, there])
        process.start()
        processes.append(process)
        ends.append(here)
    for end in ends:
        assert end.recv() == "open"
    yield ends
    for process in processes:
        process.join()


# ── What happens ──────────────────────────────────────────────────────────────────────────────


class Clock:
    """CPU seconds of the server: all its processes, and its database's."""

    def __init__(self, server: int, postmaster: int) -> None:
        self.tops = (server, postmaster)

    def __call__(self) -> float:
        return sum(map(cpu.of_tree, self.tops))

    def idle(self, seconds: float) -> float:
        before = self()
        time.sleep(seconds)
        return (self() - before) / seconds


def begin_chats(on: Stage, number: int) -> list[int]:
    return [write(on, f"visitor{each}", "Hello, is anybody there?") for each in range(number)]


def write(on: Stage, who: str, text: str) -> int:
    from chatlinks.chats import transitions
    from chatlinks.conversations.live import opening
    from chatlinks.conversations.records import incoming
    from chatlinks.workspaces.models import Business

    contact = incoming.IncomingContact(id=who, channel="web")
    business = Business.objects.get(pk=on.business_id)
    written = transitions.user_writes(business, contact, opening.message("user", text))
    return written.conversation_id


def links(on: Stage, chats: list[int], number_of_pages: int) -> list[OpenPage]:
    """As many as there are pages, over these chats: members' and strangers' by turns."""
    from chatlinks.conversations.models import Conversation
    from chatlinks.links.models import ChatLink, LinkTerms

    pages = []
    for number in range(number_of_pages):
        chat = chats[number % len(chats)]
        if number % 2:
            link = ChatLink.of(on.business_id, chat).get(audience="members")
            pages.append(OpenPage(f"/c/{link.token}", on.sessions["masked"]))
            continue
        conversation = Conversation.objects.get(pk=chat)
        link = ChatLink.for_anyone(conversation, None, None, LinkTerms(covering="end"))
        pages.append(OpenPage(f"/c/{link.token}", ""))
    return pages


def new_word() -> str:
    return "".join(random.choices(string.ascii_lowercase, k=12))


class Outcome(NamedTuple):
    idle: float  # CPU seconds a second
    delays: list[float]
    cpu_of_delivery: float  # milliseconds


def measure(
    url: str,
    clock: Clock,
    pages: list[OpenPage],
    on: Stage,
    turns: list[tuple[int, float]],
) -> Outcome:
    """`turns`: whose chat is written to, and how long until the next."""
    with opened(url, pages) as ends:
        time.sleep(5)
        idle = clock.idle(SECONDS)
        began: dict[str, float] = {}
        before = clock()
        for who, pause in turns:
            word = new_word()
            began[word] = time.monotonic()
            write(on, f"visitor{who}", f"news {word}")
            time.sleep(pause)
        time.sleep(5)
        spent = clock() - before - idle * (time.monotonic() - min(began.values()))
        for end in ends:
            end.send("enough")
        seen = [each for end in ends for each in end.recv()]
    delays = [at - began[word] for each in seen for word, at in each.items() if word in began]
    assert delays, "nothing was shown"
    return Outcome(idle, sorted(delays), spent / len(delays) * 1000)


def at_share(values: list[float], share: float) -> float:
    return values[min(len(values) - 1, int(len(values) * share))]


def figures(url: str, on: Stage, clock: Clock, pages: int) -> Figures:
    chats = begin_chats(on, pages)
    alone = clock.idle(SECONDS)
    one = measure(url, clock, links(on, chats[:1], pages), on, [(0, APART)] * MESSAGES)
    scattered = [(random.randrange(pages), 0.05) for _ in range(SCATTERED)]
    many = measure(url, clock, links(on, chats, pages), on, scattered)
    return {
        "idle_cpu_s_per_s_none": alone,
        "idle_cpu_s_per_s_one": one.idle,
        "idle_cpu_s_per_s_many": many.idle,
        "delay_p50_s": at_share(one.delays, 0.5),
        "delay_p99_s": at_share(one.delays, 0.99),
        "delay_many_p50_s": at_share(many.delays, 0.5),
        "delay_many_p99_s": at_share(many.delays, 0.99),
        "cpu_ms_per_delivery": one.cpu_of_delivery,
        "deliveries": len(one.delays) + len(many.delays),
        "deliveries_wanted": pages * MESSAGES + SCATTERED,
        "spin_ms": cpu.spin(),
    }


def main() -> None:
    parser = argparse.ArgumentParser(prog="bin/bench live", description=__doc__)
    parser.add_argument("--pages", type=int, default=PAGES, help="how many are open")
    chosen = parser.parse_args()
    with stage() as on, browse.served(on) as (url, server):
        made = figures(url, on, Clock(server, on.postmaster), chosen.pages)
    print(json.dumps({name: round(value, 4) for name, value in made.items()}))


if __name__ == "__main__":
    os.environ.setdefault("CHATLINKS_LOG", "ERROR")
    main()
