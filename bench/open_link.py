"""CPU of opening a chat link of 50 messages, application and database apart.

Beside it, in turns and in the same run: a bare loop (the same statements through psycopg, the same template, nothing
else), and stores of 10,000, 100,000 and 1,000,000 messages. All people are signed in; every opening is recorded.
"""

import argparse
import http.client
import json
import os
import time
from collections.abc import Callable
from typing import Any, cast
from urllib.parse import urlsplit

from rich.console import Console
from rich.table import Table

from bench import browse, cpu, growth
from bench.stage import Stage, dialogues, load, long_conversations, source, stage, tokens, until

EACH = 90  # conversations of 50 messages at either end of a store, a third of which are opened
ROUNDS, OPENS = 15, 40
HELP_DESK = 10.3  # ms of CPU: a PHP help desk's preview of 50 messages
Figures = dict[str, float]


class Store:
    """One database of some size, with a connection of its own for the application and one for the bare loop."""

    def __init__(self, size: int, name: str, links: list[str]) -> None:
        import psycopg
        from django.db import connections

        self.size, self.links = size, links
        self.wrapper = cast(Any, connections.create_connection("default"))
        self.wrapper.settings_dict = {**self.wrapper.settings_dict, "NAME": name}
        self.use()
        self.backend = int(self.wrapper.prepared("SELECT pg_backend_pid()", [])[0][0])
        self.bare = psycopg.connect(
            os.environ["DATABASE_URL"], dbname=name, autocommit=True, prepare_threshold=0
        )
        self.bare.execute("SET plan_cache_mode = force_generic_plan")

    def use(self) -> None:
        from django.db import connections

        connections["default"] = self.wrapper

    def close(self) -> None:
        self.bare.close()
        self.wrapper.close()


def build(on: Stage, sizes: list[int]) -> list[Store]:
    """A store of each size: the small ones are kept as copies of the database while it grows on."""
    from django.db import connection

    links: list[str] = []
    made: list[tuple[int, str, list[str]]] = []
    for size in sizes:
        began = time.monotonic()
        name = f"last{size}"
        if not links:
            load(on, long_conversations("first", EACH))
            links = tokens(on, "first")
            load(on, until(dialogues(), size - growth.count() - 50 * EACH))
        else:
            growth.grow(size - 50 * EACH)
        load(on, long_conversations(name, EACH))
        connection.cursor().execute("VACUUM ANALYZE")
        made.append((size, f"store{size}", [*links, *tokens(on, name)]))
        connection.close()
        duplicate(f"store{size}")
        print(f"  {growth.count():,} messages ({time.monotonic() - began:.0f} s)", flush=True)
    connection.close()
    return [Store(*each) for each in made]


def duplicate(name: str) -> None:
    import psycopg

    with psycopg.connect(
        os.environ["DATABASE_URL"], dbname="postgres", autocommit=True
    ) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE chatlinks STRATEGY file_copy')


class Bare:
    """What a loop without a framework would do for the same page: run the statements, fill the template."""

    def __init__(self, store: Store, session: str, open_link: Callable[[str, str], bytes]) -> None:
        from django.template import engines

        self.store = store
        self.cursor = store.bare.cursor()
        self.template = engines["jinja2"].env.get_template("reading/page.html")  # type: ignore[attr-defined]
        self.pages = {token: seen(store, token, session, open_link) for token in store.links}

    def open(self, token: str) -> bytes:
        statements, context = self.pages[token]
        for sql, parameters in statements:
            self.cursor.execute(sql, parameters)
            if self.cursor.pgresult is not None and self.cursor.pgresult.nfields:
                self.cursor.fetchall()
        return str(self.template.render(context)).encode()


def seen(
    store: Store, token: str, session: str, open_link: Callable[[str, str], bytes]
) -> tuple[list[tuple[str, Any]], dict[str, Any]]:
    """What one opening asks the database, and what it gives the template."""
    from unittest.mock import patch

    from django.template.backends.jinja2 import Template

    statements: list[tuple[str, Any]] = []
    contexts: list[dict[str, Any]] = []

    def note(execute: Any, sql: str, parameters: Any, many: bool, context: Any) -> Any:
        statements.append((sql, parameters))
        return execute(sql, parameters, many, context)

    drawn = Template.render

    def render(self: Template, context: Any = None, request: Any = None) -> str:
        contexts.append({**(context or {}), "csrf_input": "", "request": None})
        return str(drawn(self, context, request))

    with store.wrapper.execute_wrapper(note), patch.object(Template, "render", render):
        open_link(token, session)
    return statements, contexts[-1]


def measure(stores: list[Store], sessions: dict[str, str]) -> dict[str, list[tuple[float, float]]]:
    """Name of what was opened → (application, database) in CPU milliseconds an opening, by round."""
    open_link = browse.opener()
    found: dict[str, list[tuple[float, float]]] = {}
    jobs: list[tuple[str, Store, Callable[[str], object], int]] = []
    for store in stores:
        store.use()
        pid = store.bare.info.backend_pid
        for kind, session in sessions.items():
            bare = Bare(store, session, open_link)
            jobs.append(
                (
                    f"{kind} {store.size}",
                    store,
                    lambda token, s=session: open_link(token, s),
                    store.backend,
                )
            )  # type: ignore[misc]
            if store is stores[0]:
                jobs.append((f"bare {kind}", store, bare.open, pid))
    for round_ in range(-2, ROUNDS):
        for name, store, act, backend in jobs:
            store.use()
            links = [store.links[(round_ * OPENS + n) % len(store.links)] for n in range(OPENS)]
            here, there = cpu.timed(
                lambda act=act, links=links: [act(token) for token in links], backend
            )  # type: ignore[misc]
            if round_ >= 0:
                found.setdefault(name, []).append((here / OPENS, there / OPENS))
    return found


def count_statements(on: Stage, store: Store, session: str) -> int:
    """Everything that the database was sent for one opening, by its own log: BEGIN, SET and pings too."""
    store.use()
    open_link = browse.opener()
    log = on.data / "postgres" / "log"
    configure = store.bare.execute
    configure("ALTER SYSTEM SET log_statement = 'all'")
    configure("ALTER SYSTEM SET log_line_prefix = 'from %p '")
    configure("SELECT pg_reload_conf()")
    time.sleep(0.5)
    before = log.stat().st_size
    open_link(store.links[0], session)
    time.sleep(0.3)
    with log.open("rb") as file:
        file.seek(before)
        lines = file.read().decode().splitlines()
    configure("ALTER SYSTEM RESET log_statement")
    configure("SELECT pg_reload_conf()")
    return sum(line.startswith(f"from {store.backend} LOG:") for line in lines)


def over_server(on: Stage, links: list[str], session: str) -> float:
    """CPU milliseconds an opening of the web server's processes, Django included, over kept connections."""
    with browse.served(on) as (url, pid):
        connection = http.client.HTTPConnection(urlsplit(url).netloc)
        headers = {
            key[5:].replace("_", "-").title(): value
            for key, value in browse.HEADERS.items()
            if key != "HTTP_HOST"
        }

        def open_all(times: int) -> None:
            for number in range(times):
                connection.request(
                    "GET",
                    f"/c/{links[number % len(links)]}",
                    headers=headers | {"Cookie": browse.cookies(session)},
                )
                answer = connection.getresponse()
                assert answer.status == 200
                answer.read()

        open_all(100)
        before = cpu.of_tree(pid)
        open_all(400)
        return (cpu.of_tree(pid) - before) * 1000 / 400


def figures(found: dict[str, list[tuple[float, float]]], sizes: list[int]) -> Figures:
    def total(name: str) -> list[float]:
        return [app + database for app, database in found[name]]

    def ratio(one: str, other: str) -> float:
        return cpu.median(a / b for a, b in zip(total(one), total(other), strict=True))

    first, last = sizes[0], sizes[-1]
    made: Figures = {}
    for kind in ("masked", "unmasked"):
        made[f"cpu_ms_{kind}"] = cpu.median(total(f"{kind} {first}"))
        made[f"app_ms_{kind}"] = cpu.median(app for app, _ in found[f"{kind} {first}"])
        made[f"database_ms_{kind}"] = cpu.median(
            database for _, database in found[f"{kind} {first}"]
        )
        made[f"bare_ms_{kind}"] = cpu.median(total(f"bare {kind}"))
        made[f"vs_bare_loop_{kind}"] = ratio(f"{kind} {first}", f"bare {kind}")
        made[f"growth_{kind}"] = ratio(f"{kind} {last}", f"{kind} {first}")
    made["vs_bare_loop"] = max(made["vs_bare_loop_masked"], made["vs_bare_loop_unmasked"])
    made["growth_1m_vs_10k"] = max(made["growth_masked"], made["growth_unmasked"])
    made["times_cheaper_than_help_desk"] = HELP_DESK / max(
        made["cpu_ms_masked"], made["cpu_ms_unmasked"]
    )
    return made


def table(found: dict[str, list[tuple[float, float]]]) -> Table:
    shown = Table(
        "opening 50 messages",
        "application ms",
        "database ms",
        "together ms",
        title="CPU an opening, medians",
    )
    for name, rounds in found.items():
        app, database = cpu.median(a for a, _ in rounds), cpu.median(d for _, d in rounds)
        words = [f"{int(word):,} messages" if word.isdigit() else word for word in name.split()]
        shown.add_row(
            " · ".join(words),
            f"{app:.2f}",
            f"{database:.2f}",
            f"{cpu.median(a + d for a, d in rounds):.2f}",
        )
    return shown


def main() -> None:
    parser = argparse.ArgumentParser(prog="bin/bench open-link", description=__doc__)
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=[10_000, 100_000, 1_000_000], metavar="MESSAGES"
    )
    sizes = parser.parse_args().sizes
    with stage() as on:
        print(
            f"Stores out of {source()}; beyond the first, what was imported is repeated in the database:",
            flush=True,
        )
        stores = build(on, sizes)
        server = over_server(on, stores[0].links[:30], on.sessions["masked"])
        spins = [cpu.spin()]
        found = measure(stores, on.sessions)
        spins.append(cpu.spin())
        made = figures(found, sizes)
        made["statements"] = max(
            count_statements(on, stores[0], session) for session in on.sessions.values()
        )
        made["server_adds_ms"] = server - made["app_ms_masked"]
        made["spin_ms"] = cpu.median(spins)
        for store in stores:
            store.close()
    Console().print(table(found))
    print(f"Bare loop × {made['vs_bare_loop']:.2f} · {sizes[-1]:,} vs {sizes[0]:,} messages × {made['growth_1m_vs_10k']:.2f}"
          f" · {made['statements']:.0f} statements · the web server adds {made['server_adds_ms']:.2f} ms")  # fmt: skip
    print(json.dumps({key: round(value, 3) for key, value in made.items()}))


if __name__ == "__main__":
    main()
