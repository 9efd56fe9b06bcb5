"""The live side under load: how soon 200 agents at their desks see what users write, and what that costs; and the Businesses page.

200 agents have My Chats open, one of their five chats in view, and follow it as a browser does: one question a second, and
whatever changed is fetched anew. Ten messages a second come in for chats drawn at random. The delay runs from before a
message is written until its words have reached the agent's page. CPU is that of the server, the database and the writing,
not that of the agents' side. It all stays on loopback and ends by itself.
"""

import argparse
import asyncio
import html
import json
import random
import re
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

from rich.console import Console
from rich.table import Table

from bench import browse, cpu
from bench.stage import Stage, member, stage

AGENTS, CHATS, PER_SECOND = 200, 5, 10
WARM = 8.0  # seconds before anything counts
LETTERS = "bcdfghjklmnpqrstvwz"
TICKET = re.compile(r'data-ticket="([^"]+)"')
FOLLOWS = re.compile(r'<[^>]*\bdata-topics="([^"]+)"[^>]*>')
SOURCE = re.compile(r'data-src="([^"]+)"')


def word(number: int) -> str:
    """A word of its own for every message, which no rule takes for anything personal."""
    made = ""
    for _ in range(6):
        number, place = divmod(number, len(LETTERS))
        made += LETTERS[place] + "aeiou"[place % 5]
    return made


@dataclass
class Watch:
    """When each message was written, and when its words reached its agent.

    Of a chat that isn't in view a desk shows the last message only: one that was followed by another before the desk
    asked again is not lost, it just isn't to be seen there.
    """

    written: dict[str, float] = field(default_factory=dict)
    seen: dict[str, float] = field(default_factory=dict)
    followed: set[str] = field(
        default_factory=set
    )  # by another message of the same user that was seen
    last: dict[str, list[str]] = field(default_factory=dict)  # user → their messages in order
    user: dict[str, str] = field(default_factory=dict)

    def write(self, marker: str, user: str) -> None:
        self.written[marker], self.user[marker] = time.monotonic(), user
        self.last.setdefault(user, []).append(marker)

    def look(self, text: str) -> None:
        now = time.monotonic()
        for marker in re.findall(r"nr\.([a-z]+)", text):
            self.seen.setdefault(marker, now)
            earlier = self.last[self.user[marker]]
            self.followed.update(earlier[: earlier.index(marker)])

    def delays(self, since: float) -> list[float]:
        return sorted(
            self.seen[m] - at for m, at in self.written.items() if at >= since and m in self.seen
        )

    def lost(self, since: float) -> int:
        return sum(
            at >= since and m not in self.seen.keys() | self.followed
            for m, at in self.written.items()
        )


class Desk:
    """One agent's browser: a page, its ticket, and the elements that follow their topics."""

    def __init__(self, port: int, session: str, path: str, watch: Watch) -> None:
        self.port, self.session, self.path, self.watch = port, session, path, watch
        self.heard: dict[str, str] = {}

    async def ask(self, path: str) -> str:
        """One request over the connection that is kept."""
        self.writer.write(
            f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nCookie: {browse.cookies(self.session)}\r\n\r\n".encode()
        )
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
        follows = [
            (m[1].split(), html.unescape(s[1]))
            for m in FOLLOWS.finditer(page)
            if (s := SOURCE.search(m[0]))
        ]
        self.heard = json.loads(await self.ask(question))
        while time.monotonic() < until:
            await asyncio.sleep(1)
            now = json.loads(await self.ask(question))
            changed = {topic for topic, change in now.items() if self.heard.get(topic) != change}
            self.heard = now
            for source in dict.fromkeys(
                source for topics, source in follows if changed & set(topics)
            ):
                self.watch.look(await self.ask(source))
        self.writer.close()


def people(on: Stage, agents: int, chats: int) -> list[tuple[str, list[str], list[int]]]:
    """(session, the users' ids, the chats' ids) of each agent."""
    from chatlinks.accounts.models import Person
    from chatlinks.chats import transitions
    from chatlinks.chats.models import Availability
    from chatlinks.conversations.live import opening
    from chatlinks.conversations.records import incoming
    from chatlinks.workspaces.models import Business, Membership, Team

    business = Business.objects.get(pk=on.business_id)
    team = Team.objects.create(business=business, name="Everyone")
    made = []
    for number in range(agents):
        session = member(business.pk, f"desk{number}", False)
        person = Person.objects.get(email=f"desk{number}@bench.example")
        Membership.objects.get(business=business, person=person).teams.add(team)
        Availability.objects.create(
            business=business, person=person, slots=chats, status=Availability.Status.ONLINE
        )
        users, ids = [f"user-{number}-{place}" for place in range(chats)], []
        for user in users:
            written = transitions.user_writes(
                business,
                incoming.IncomingContact(id=user, channel="web"),
                opening.message("user", "Hello"),
            )
            transitions.hand_over(business, written.conversation_id, team)
            ids.append(written.conversation_id)
        made.append((session, users, ids))
    return made


def write(
    on: Stage, users: list[str], watch: Watch, until: float, spent: list[float], rate: float
) -> None:
    """Messages at the given rate, to chats drawn at random."""
    from django.db import connection

    from chatlinks.chats import transitions
    from chatlinks.conversations.live import opening
    from chatlinks.conversations.records import incoming
    from chatlinks.workspaces.models import Business

    business, drawn, number = Business.objects.get(pk=on.business_id), random.Random(7), 0
    began = time.monotonic()
    while time.monotonic() < until:
        number += 1
        marker = word(number)
        user = drawn.choice(users)
        watch.write(marker, user)
        transitions.user_writes(
            business,
            incoming.IncomingContact(id=user),
            opening.message("user", f"Where is my parcel? nr.{marker}"),
        )
        spent.append(time.thread_time())
        time.sleep(max(0.0, began + number / rate - time.monotonic()))
    connection.close()


def deliver(agents: int, seconds: float) -> dict[str, float]:
    with stage() as on:
        made = people(on, agents, CHATS)
        rate = PER_SECOND * agents / AGENTS
        with browse.served(on) as (url, pid):
            return follow(on, made, (urlsplit(url).port or 80, pid), rate, seconds)


def follow(
    on: Stage, made: list[tuple[str, list[str], list[int]]], server: tuple[int, int], rate: float, seconds: float
) -> dict[str, float]:  # fmt: skip
    port, pid = server
    from django.db import connection

    held = dict(assigned(on))
    watch, spent = Watch(), [0.0]
    desks = [
        Desk(port, session, f"/chats/{held[number]}", watch)
        for number, (session, _, _) in enumerate(made)
    ]
    end = time.monotonic() + WARM + seconds
    users = [user for _, some, _ in made for user in some]
    writer = threading.Thread(target=write, args=(on, users, watch, end - 4, spent, rate))

    used, since = 0.0, time.monotonic()

    async def everybody() -> None:
        async def come(desk: Desk) -> None:
            await asyncio.sleep(random.Random(desk.path).random() * 4)
            await desk.work(end)

        await asyncio.gather(*(come(desk) for desk in desks))

    def measure() -> None:
        nonlocal used, since
        time.sleep(WARM)
        used, since = cpu.of_tree(pid) + cpu.of_tree(on.postmaster) + spent[-1], time.monotonic()

    clock = threading.Thread(target=measure)
    writer.start()
    clock.start()
    asyncio.run(everybody())
    total = cpu.of_tree(pid) + cpu.of_tree(on.postmaster) + spent[-1] - used
    lasted = time.monotonic() - since
    writer.join()
    connection.close()
    delays = watch.delays(since)
    return {
        "messages": len(delays), "lost": watch.lost(since), "delay_p50_s": delays[len(delays) // 2],
        "delay_p99_s": delays[int(len(delays) * 0.99)], "cpu_s_per_s": total / lasted,
    }  # fmt: skip


def assigned(on: Stage) -> list[tuple[int, int]]:
    """(the agent's number, one chat of theirs)."""
    from chatlinks.database.rows import rows

    found = rows(
        """SELECT p.email, max(c.id) FROM conversations_conversation c JOIN accounts_person p ON p.id = c.assignee_id
           WHERE c.business_id = %s AND c.state = 'active' GROUP BY 1""",
        [on.business_id],
    )
    return [(int(email.partition("@")[0].removeprefix("desk")), id_) for email, id_ in found]


def main() -> None:
    asked = argparse.ArgumentParser(prog="bin/bench agentchat", description=__doc__)
    asked.add_argument("--agents", type=int, default=AGENTS)
    asked.add_argument("--seconds", type=float, default=60, help="how long messages come in")
    asked.add_argument("--no-board", action="store_true", help="leave the Businesses page out")
    given = asked.parse_args()
    figures = {"spin_ms": cpu.spin(), **deliver(given.agents, given.seconds)}
    if not given.no_board:
        # A process of its own, for a store of its own: Django knows one database.
        told = subprocess.run(
            [sys.executable, "-m", "bench.board"], stdout=subprocess.PIPE, text=True, check=True
        )
        figures |= json.loads(told.stdout.strip().splitlines()[-1])
    table = Table(title=f"{given.agents} agents with {CHATS} chats each", title_justify="left")
    table.add_column("")
    table.add_column("", justify="right")
    for name, value in figures.items():
        table.add_row(name.replace("_", " "), f"{value:,.3f}".rstrip("0").rstrip("."))
    Console().print(table)
    print(json.dumps({name: round(value, 3) for name, value in figures.items()}))


if __name__ == "__main__":
    main()
