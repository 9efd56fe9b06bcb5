"""The live side under load: how soon 200 agents at their desks see what users write, and what that
costs; and the Businesses page.

200 agents have My Chats open, one of their five chats in view, and follow it as a browser does: one
question a second, and whatever changed is fetched anew. Ten messages a second come in for chats
drawn at random. The delay runs from before a message is written until its words have reached the
agent's page. CPU is that of the server, the database and the writing, not that of the agents' side.
It all stays on loopback and ends by itself.
"""

import argparse
import asyncio
import json
import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from rich.console import Console
from rich.table import Table

from bench.asking import browse, cpu
from bench.asking.desks import Desk, Watch, word
from bench.stores.stage import Stage, member, stage

AGENTS, CHATS, PER_SECOND = 200, 5, 10
WARM = 8.0  # seconds before anything counts


class Seat(NamedTuple):
    """One agent: the session, their users' ids, and a chat of theirs that is in view."""

    session: str
    users: list[str]
    chat: int


def people(on: Stage, agents: int, chats: int) -> list[Seat]:
    """So many agents with so many chats each, all online."""
    from chatlinks.workspaces.models import Business, Team

    business = Business.objects.get(pk=on.business_id)
    team = Team.objects.create(business=business, name="Everyone")
    made = []
    for number in range(agents):
        session = come_online(team, number, chats)
        users = [f"user-{number}-{place}" for place in range(chats)]
        for user in users:
            hand_over(team, user)
        made.append((session, users))
    in_view = dict(assigned(on))
    return [Seat(*each, in_view[number]) for number, each in enumerate(made)]


def come_online(team: Any, number: int, slots: int) -> str:
    """A further agent of the team; returns the session."""
    from chatlinks.accounts.models import Person
    from chatlinks.chats.models import Availability
    from chatlinks.workspaces.models import Membership

    name = f"desk{number}"
    session = member(team.business_id, name)
    person = Person.objects.get(email=f"{name}@bench.example")
    Membership.objects.get(person=person).teams.add(team)
    Availability.objects.create(
        business_id=team.business_id,
        person=person,
        slots=slots,
        status=Availability.Status.ONLINE,
    )
    return session


def hand_over(team: Any, user: str) -> None:
    """A user writes and asks for a person."""
    from chatlinks.chats import transitions
    from chatlinks.conversations.live import opening
    from chatlinks.conversations.records import incoming

    contact = incoming.IncomingContact(id=user, channel="web")
    message = opening.message("user", "Hello")
    written = transitions.user_writes(team.business, contact, message)
    transitions.hand_over(team.business, written.conversation_id, team)


ASSIGNED = """
SELECT p.email, max(c.id)
FROM conversations_conversation c JOIN accounts_person p ON p.id = c.assignee_id
WHERE c.business_id = %s AND c.state = 'active' GROUP BY 1"""


def assigned(on: Stage) -> Iterator[tuple[int, int]]:
    """(the agent's number, one chat of theirs)."""
    from chatlinks.database.rows import rows

    for email, conversation in rows(ASSIGNED, [on.business_id]):
        name = email.partition("@")[0]
        yield int(name.removeprefix("desk")), conversation


class Writing(threading.Thread):
    """Messages at a rate, to chats drawn at random, until a moment; `spent`: its CPU seconds so
    far.
    """

    def __init__(self, on: Stage, users: list[str], watch: Watch) -> None:
        super().__init__()
        self.business_id, self.users, self.watch = on.business_id, users, watch
        self.rate = PER_SECOND * len(users) / (AGENTS * CHATS)
        self.until = 0.0
        self.spent = 0.0

    def run(self) -> None:
        from django.db import connection

        from chatlinks.workspaces.models import Business

        business = Business.objects.get(pk=self.business_id)
        drawn, number = random.Random(7), 0
        began = time.monotonic()
        while time.monotonic() < self.until:
            number += 1
            self.write(business, drawn.choice(self.users), word(number))
            self.spent = time.thread_time()
            due = began + number / self.rate
            time.sleep(max(0.0, due - time.monotonic()))
        connection.close()

    def write(self, business: Any, user: str, marker: str) -> None:
        from chatlinks.chats import transitions
        from chatlinks.conversations.live import opening
        from chatlinks.conversations.records import incoming

        message = opening.message("user", f"Where is my parcel? nr.{marker}")
        self.watch.write(marker, user)
        transitions.user_writes(business, incoming.IncomingContact(id=user), message)


class Meter(threading.Thread):
    """CPU of server, database and writing from the end of the warm-up on."""

    def __init__(self, server: int, database: int, writing: Writing) -> None:
        super().__init__()
        self.server, self.database, self.writing = server, database, writing
        self.before, self.since = 0.0, time.monotonic()

    def now(self) -> float:
        return cpu.of_tree(self.server) + cpu.of_tree(self.database) + self.writing.spent

    def run(self) -> None:
        time.sleep(WARM)
        self.before, self.since = self.now(), time.monotonic()

    def per_second(self) -> float:
        return (self.now() - self.before) / (time.monotonic() - self.since)


async def work(desks: list[Desk], until: float) -> None:
    """All desks, which come one after another within four seconds."""

    async def come(desk: Desk) -> None:
        await asyncio.sleep(random.Random(desk.path).random() * 4)
        await desk.work(until)

    await asyncio.gather(*map(come, desks))


def deliver(agents: int, seconds: float) -> dict[str, float]:
    """How soon messages reach their agents, and what that costs."""
    from django.db import connection

    with stage() as on:
        seats = people(on, agents, CHATS)
        watch = Watch()
        writing = Writing(on, [user for seat in seats for user in seat.users], watch)
        with browse.served(on) as (url, pid):
            port = urlsplit(url).port or 80
            desks = [Desk(port, each.session, f"/chats/{each.chat}", watch) for each in seats]
            meter = Meter(pid, on.postmaster, writing)
            end = time.monotonic() + WARM + seconds
            writing.until = end - 4
            writing.start()
            meter.start()
            asyncio.run(work(desks, end))
            cost = meter.per_second()
            writing.join()
            connection.close()
    delays = watch.delays(meter.since)
    return {
        "messages": len(delays),
        "lost": watch.lost(meter.since),
        "delay_p50_s": delays[len(delays) // 2],
        "delay_p99_s": delays[int(len(delays) * 0.99)],
        "cpu_s_per_s": cost,
    }


def measured_board() -> dict[str, float]:
    """A process of its own, for a store of its own: Django knows one database."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.asking.board"],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return json.loads(done.stdout.strip().splitlines()[-1])  # type: ignore[no-any-return]


def main() -> None:
    parser = argparse.ArgumentParser(prog="bin/bench agentchat", description=__doc__)
    parser.add_argument("--agents", type=int, default=AGENTS)
    parser.add_argument(
        "--seconds",
        type=float,
        default=60,
        help="how long messages come in",
    )
    parser.add_argument(
        "--no-board",
        action="store_true",
        help="leave the Businesses page out",
    )
    chosen = parser.parse_args()
    figures = {"spin_ms": cpu.spin(), **deliver(chosen.agents, chosen.seconds)}
    if not chosen.no_board:
        figures |= measured_board()
    table = Table(title=f"{chosen.agents} agents with {CHATS} chats each", title_justify="left")
    table.add_column("")
    table.add_column("", justify="right")
    for name, value in figures.items():
        shown = f"{value:,.3f}".rstrip("0").rstrip(".")
        table.add_row(name.replace("_", " "), shown)
    Console().print(table)
    print(json.dumps({name: round(value, 3) for name, value in figures.items()}))


if __name__ == "__main__":
    main()
