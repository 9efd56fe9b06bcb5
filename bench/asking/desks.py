"""Agents' browsers, as far as they follow a page: one question a second, and what changed is
fetched anew.
"""

import asyncio
import html
import json
import re
import time
from dataclasses import dataclass, field
from urllib.parse import quote

from bench.asking import browse

LETTERS = "bcdfghjklmnpqrstvwz"
TICKET = re.compile(r'data-ticket="([^"]+)"')
FOLLOWS = re.compile(r'<[^>]*\bdata-topics="([^"]+)"[^>]*>')
SOURCE = re.compile(r'data-src="([^"]+)"')


def word(number: int) -> str:
    """A word of its own for every message, which no rule takes for anything personal."""
    syllables = ""
    for _ in range(6):
        number, place = divmod(number, len(LETTERS))
        syllables += LETTERS[place] + "aeiou"[place % 5]
    return syllables


@dataclass
class Watch:
    """When each message was written, and when its words reached its agent.

    Of a chat that isn't in view a desk shows the last message only: one that was followed by
    another before the desk asked again is not lost, it just isn't to be seen there.
    """

    written: dict[str, float] = field(default_factory=dict)
    seen: dict[str, float] = field(default_factory=dict)
    # Those that another message of the same user followed, which was seen.
    followed: set[str] = field(default_factory=set)
    last: dict[str, list[str]] = field(default_factory=dict)  # user → their messages in order
    user: dict[str, str] = field(default_factory=dict)

    def write(self, marker: str, user: str) -> None:
        self.written[marker] = time.monotonic()
        self.user[marker] = user
        self.last.setdefault(user, []).append(marker)

    def look(self, text: str) -> None:
        now = time.monotonic()
        for marker in re.findall(r"nr\.([a-z]+)", text):
            self.seen.setdefault(marker, now)
            earlier = self.last[self.user[marker]]
            self.followed.update(earlier[: earlier.index(marker)])

    def delays(self, since: float) -> list[float]:
        """Of the messages written since then that were seen."""
        counted = [marker for marker in self.since(since) if marker in self.seen]
        return sorted(self.seen[marker] - self.written[marker] for marker in counted)

    def lost(self, since: float) -> int:
        return len(self.since(since) - self.seen.keys() - self.followed)

    def since(self, moment: float) -> set[str]:
        return {marker for marker, at in self.written.items() if at >= moment}


class Desk:
    """One agent's browser: a page, its ticket, and the elements that follow their topics."""

    def __init__(self, port: int, session: str, path: str, watch: Watch) -> None:
        self.port, self.session, self.path, self.watch = port, session, path, watch
        self.heard: dict[str, str] = {}

    async def ask(self, path: str) -> str:
        """One request over the connection that is kept."""
        lines = [
            f"GET {path} HTTP/1.1",
            f"Host: 127.0.0.1:{self.port}",
            f"Cookie: {browse.cookies(self.session)}",
            "\r\n",
        ]
        self.writer.write("\r\n".join(lines).encode())
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode().lower()
        assert head.split()[1] == "200", (path, head[:80])
        if length := re.search(r"content-length: (\d+)", head):
            return (await self.reader.readexactly(int(length[1]))).decode()
        body = b""
        while size := int((await self.reader.readline()).strip() or b"0", 16):
            body += await self.reader.readexactly(size)
            await self.reader.readline()
        await self.reader.readline()
        return body.decode()

    async def work(self, until: float) -> None:
        self.reader, self.writer = await asyncio.open_connection(
            "127.0.0.1", self.port, limit=2**22
        )
        page = await self.ask(self.path)
        ticket = TICKET.search(page)
        assert ticket, f"{self.path} follows nothing"
        question = f"/live?for={quote(html.unescape(ticket[1]))}"
        follows = followed_by(page)
        self.heard = json.loads(await self.ask(question))
        while time.monotonic() < until:
            await asyncio.sleep(1)
            now = json.loads(await self.ask(question))
            changed = {topic for topic, change in now.items() if self.heard.get(topic) != change}
            self.heard = now
            for source, topics in follows.items():
                if changed & topics:
                    self.watch.look(await self.ask(source))
        self.writer.close()


def followed_by(page: str) -> dict[str, set[str]]:
    """What the page fetches anew → upon which topics."""
    follows: dict[str, set[str]] = {}
    for element in FOLLOWS.finditer(page):
        if source := SOURCE.search(element[0]):
            topics = follows.setdefault(html.unescape(source[1]), set())
            topics.update(element[1].split())
    return follows
