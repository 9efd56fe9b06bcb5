"""CPU of opening a chat link of 50 messages, application and database apart.

Beside it, in turns and in the same run: a bare loop (the same statements through psycopg, the same
template, nothing else), and stores of 10,000, 100,000 and 1,000,000 messages. All people are signed
in; every opening is recorded. `cpu_ms_…` has the web server's share in it.
"""

import argparse
import http.client
import json
import time
from collections.abc import Callable
from functools import partial
from typing import NamedTuple
from urllib.parse import urlsplit

from rich.console import Console
from rich.table import Table

from bench.against.bare_loop import Bare
from bench.asking import browse, cpu
from bench.asking.cpu import Cost
from bench.asking.statement_log import count_statements
from bench.stores import growth
from bench.stores.conversations import dialogues, load, long_conversations, source, tokens, until
from bench.stores.stage import Stage, stage
from bench.stores.store import Store, duplicate

EACH = 90  # conversations of 50 messages at either end of a store, a third of which are opened
ROUNDS, OPENS = 15, 40
KINDS = ("masked", "unmasked")
Figures = dict[str, float]
Costs = dict[str, list[Cost]]  # what was opened → what an opening costs, by round


def build(on: Stage, sizes: list[int]) -> list[Store]:
    """A store of each size: the small ones are kept as copies of the database while it grows on."""
    from django.db import connection

    first: list[str] = []
    made: list[tuple[int, str, list[str]]] = []
    for size in sizes:
        began = time.monotonic()
        if not first:
            load(on, long_conversations("first", EACH))
            first = tokens(on, "first")
            load(on, until(dialogues(), size - growth.count() - 50 * EACH))
        else:
            growth.grow(size - 50 * EACH)
        load(on, long_conversations(f"last{size}", EACH))
        connection.cursor().execute("VACUUM ANALYZE")
        made.append((size, f"store{size}", [*first, *tokens(on, f"last{size}")]))
        connection.close()
        duplicate(f"store{size}")
        print(f"  {growth.count():,} messages ({time.monotonic() - began:.0f} s)", flush=True)
    connection.close()
    return [Store(*each) for each in made]


class Opening(NamedTuple):
    """Something that is measured: an `act` on a link of a store, served by a `backend`."""

    name: str
    store: Store
    act: Callable[[str], object]
    backend: int

    def cost(self, round_: int) -> Cost:
        """Of one opening, over some links of this round."""
        self.store.use()
        links = self.store.links
        chosen = [links[(round_ * OPENS + number) % len(links)] for number in range(OPENS)]
        return cpu.timed(partial(self.all, chosen), self.backend).each_of(OPENS)

    def all(self, links: list[str]) -> None:
        for token in links:
            self.act(token)


def open_link(session: str, token: str) -> bytes:
    return browse.fetch(f"/c/{token}", session)


def openings(stores: list[Store], sessions: dict[str, str]) -> list[Opening]:
    """Of each store masked and unmasked; of the first by the bare loop, too."""
    made: list[Opening] = []
    for store in stores:
        store.use()
        for kind, session in sessions.items():
            act = partial(open_link, session)
            made.append(Opening(f"{kind} {store.size}", store, act, store.backend))
            if store is stores[0]:
                bare = Bare(store, act)
                pid = store.bare.info.backend_pid
                made.append(Opening(f"bare {kind}", store, bare.open, pid))
    return made


def measure(stores: list[Store], sessions: dict[str, str]) -> Costs:
    """All in turns, after two rounds that don't count."""
    jobs = openings(stores, sessions)
    costs: Costs = {each.name: [] for each in jobs}
    for round_ in range(-2, ROUNDS):
        for each in jobs:
            cost = each.cost(round_)
            if round_ >= 0:
                costs[each.name].append(cost)
    return costs


def statements_of(on: Stage, store: Store, session: str) -> int:
    store.use()
    opening = partial(open_link, session, store.links[0])
    return count_statements(on.data, store.backend, opening)


def headers(session: str) -> dict[str, str]:
    """A browser's, as they go over the wire."""
    sent = {"Cookie": browse.cookies(session)}
    for key, value in browse.HEADERS.items():
        if key != "HTTP_HOST":
            sent[key.removeprefix("HTTP_").replace("_", "-").title()] = value
    return sent


def over_server(on: Stage, links: list[str], session: str) -> float:
    """CPU milliseconds an opening of the web server's processes, Django included, over kept
    connections; once what they start with (the worker, the streams) is done.
    """
    with browse.served(on) as (url, pid):
        connection = http.client.HTTPConnection(urlsplit(url).netloc)

        def open_all(times: int) -> None:
            for number in range(times):
                path = f"/c/{links[number % len(links)]}"
                connection.request("GET", path, headers=headers(session))
                answer = connection.getresponse()
                assert answer.status == 200
                answer.read()

        open_all(100)
        cpu.settle(pid)
        connection.close()  # the server may have let go of it meanwhile
        before = cpu.of_tree(pid)
        open_all(400)
        return (cpu.of_tree(pid) - before) * 1000 / 400


def figures(costs: Costs, sizes: list[int]) -> Figures:
    def ratio(one: str, other: str) -> float:
        pairs = zip(costs[one], costs[other], strict=True)
        return cpu.median(a.together / b.together for a, b in pairs)

    first, last = sizes[0], sizes[-1]
    made: Figures = {}
    for kind in KINDS:
        rounds, bare = costs[f"{kind} {first}"], costs[f"bare {kind}"]
        made[f"cpu_ms_{kind}"] = cpu.median(each.together for each in rounds)
        made[f"app_ms_{kind}"] = cpu.median(each.application for each in rounds)
        made[f"database_ms_{kind}"] = cpu.median(each.database for each in rounds)
        made[f"bare_ms_{kind}"] = cpu.median(each.together for each in bare)
        made[f"vs_bare_loop_{kind}"] = ratio(f"{kind} {first}", f"bare {kind}")
        made[f"growth_{kind}"] = ratio(f"{kind} {last}", f"{kind} {first}")
    made["vs_bare_loop"] = max(made[f"vs_bare_loop_{kind}"] for kind in KINDS)
    made["growth_1m_vs_10k"] = max(made[f"growth_{kind}"] for kind in KINDS)
    return made


def count_server(made: Figures, server: float) -> None:
    """What the web server takes belongs to what an opening costs; `server`: its processes' CPU."""
    adds = made["server_adds_ms"] = server - made["app_ms_masked"]
    for kind in KINDS:
        made[f"cpu_ms_{kind}"] += adds


def table(costs: Costs) -> Table:
    shown = Table(
        "opening 50 messages",
        "application ms",
        "database ms",
        "together ms",
        title="CPU an opening, medians",
    )
    for name, rounds in costs.items():
        words = [f"{int(word):,} messages" if word.isdigit() else word for word in name.split()]
        medians = (
            cpu.median(each.application for each in rounds),
            cpu.median(each.database for each in rounds),
            cpu.median(each.together for each in rounds),
        )
        shown.add_row(" · ".join(words), *(f"{value:.2f}" for value in medians))
    return shown


def run(sizes: list[int]) -> tuple[Costs, Figures]:
    with stage() as on:
        print(f"Stores out of {source()};", end=" ")
        print("beyond the first, what was imported is repeated in the database:", flush=True)
        stores = build(on, sizes)
        server = over_server(on, stores[0].links[:30], on.sessions["masked"])
        spins = [cpu.spin()]
        costs = measure(stores, on.sessions)
        spins.append(cpu.spin())
        made = figures(costs, sizes)
        sessions = on.sessions.values()
        made["statements"] = max(statements_of(on, stores[0], each) for each in sessions)
        count_server(made, server)
        made["spin_ms"] = cpu.median(spins)
        for store in stores:
            store.close()
    return costs, made


SUMMARY = (
    "Bare loop × {vs_bare_loop:.2f} · {last:,} vs {first:,} messages × {growth_1m_vs_10k:.2f}"
    " · {statements:.0f} statements · the web server adds {server_adds_ms:.2f} ms"
)


def main() -> None:
    parser = argparse.ArgumentParser(prog="bin/bench open-link", description=__doc__)
    parser.add_argument(
        "--sizes",
        type=int,
        nargs="+",
        default=[10_000, 100_000, 1_000_000],
        metavar="MESSAGES",
    )
    sizes = parser.parse_args().sizes
    costs, made = run(sizes)
    Console().print(table(costs))
    print(SUMMARY.format(first=sizes[0], last=sizes[-1], **made))
    print(json.dumps({key: round(value, 3) for key, value in made.items()}))


if __name__ == "__main__":
    main()
