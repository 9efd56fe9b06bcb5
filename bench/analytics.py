"""Intelligent Analytics at growing stores: what each page costs, beside the best bare SQL and DuckDB for the same answer.

The stores are real dialogues, repeated inside the database; a seeded share of the users' messages are bot breaks and of the
conversations are rated. What a page costs is CPU of the application and of its database process together, after the days were
counted; all stores stand side by side and are measured in turns, so that a slow moment of the machine meets each of them.
Bare SQL reads the raw tables for the page's main answer; DuckDB reads the same rows from Parquet, on one thread. Neither draws
a page: the database's part of it is what compares with them most closely (`database_vs_duckdb`).
"""

import argparse
import json
import os
import subprocess
import sys
import time
import venv
from collections.abc import Iterable
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from bench import board, cpu, growth
from bench.stage import Stage, dialogues, load, member, source, stage, until

SIZES = (100_000, 1_000_000, 10_000_000)
ROUNDS = 7
OPENINGS = 15  # of each page, after two that don't count
DAYS = 30
SEED = 7
Figures = dict[str, float]

# A seeded share: of users' messages one in 25 broke the bot, of conversations one in four was rated.
BREAKS = """UPDATE conversations_message SET is_broken = true, confidence = (id %% 90) / 100.0
            WHERE sender = 'user' AND (id * 7919) %% 25 = 0"""
RATED = """INSERT INTO conversations_review (business_id, conversation_id, position, at, rating, given_to, comment, agent, task)
           SELECT business_id, id, 0, last_at, 1 + (id * 31) %% 5, CASE WHEN id %% 2 = 0 THEN 'bot' ELSE 'agent' END,
             CASE WHEN id %% 3 = 0 THEN '' ELSE 'It took a while' END, '', 'Booking'
           FROM conversations_conversation WHERE (id * 7919) %% 4 = 0"""
DIRTY = """INSERT INTO analytics_dirtyday (business_id, day)
           SELECT DISTINCT m.business_id, (m.at AT TIME ZONE b.time_zone)::date
           FROM conversations_message m JOIN workspaces_business b ON b.id = m.business_id ON CONFLICT DO NOTHING"""

WITHIN = "m.at >= '{since}' AND m.at < '{until}'"
# Page → (its address behind the dates, the same answer by bare SQL over the raw tables; DuckDB understands it, too).
PAGES = {
    "overview": ("/analytics?", "SELECT m.sender, count(*), count(DISTINCT m.contact_id), sum(m.is_broken::int) FROM {messages} m"
                 " WHERE {within} GROUP BY 1"),
    "messages": ("/analytics/messages?", "SELECT m.id, m.text, m.at, m.node FROM {messages} m WHERE {within} ORDER BY m.at DESC, m.id DESC LIMIT 50"),
    "search": ("/analytics/messages?q=restaurant", "SELECT m.id, m.text, m.at FROM {messages} m WHERE {within} AND {search}"
               " ORDER BY m.at DESC, m.id DESC LIMIT 50"),
    "rare": ("/analytics/messages?q=barbecue", "SELECT m.id, m.text, m.at FROM {messages} m WHERE {within} AND {rare}"
             " ORDER BY m.at DESC, m.id DESC LIMIT 50"),
    "broken": ("/analytics/messages?broken=1", "SELECT m.id, m.text, m.at FROM {messages} m WHERE {within} AND m.is_broken ORDER BY m.at DESC, m.id DESC LIMIT 50"),
    "conversations": ("/analytics/conversations?", "SELECT m.conversation_id, count(*), sum(m.is_broken::int), max(m.at) FROM {messages} m WHERE {within}"
                      " GROUP BY 1 ORDER BY 4 DESC LIMIT 50"),
    "words": ("/analytics/words?", "SELECT w, count(*) FROM (SELECT DISTINCT m.id, {unnested} AS w FROM {messages} m WHERE {within}"
              " AND m.is_broken AND m.sender = 'user') s GROUP BY 1 ORDER BY 2 DESC LIMIT 50"),
    "csat": ("/analytics/csat?", "SELECT m.given_to, m.rating, count(*) FROM {reviews} m WHERE {within} GROUP BY 1, 2"),
    "reviews": ("/analytics/reviews?", "SELECT m.id, m.rating, m.comment, m.at FROM {reviews} m WHERE {within} AND m.comment <> '' ORDER BY m.at DESC LIMIT 50"),
}  # fmt: skip
RAW = {
    "messages": "(SELECT x.*, c.contact_id FROM conversations_message x JOIN conversations_conversation c ON c.id = x.conversation_id)",
    "reviews": "conversations_review", "search": "m.words @@ to_tsquery('english', 'restaurant')",
    "rare": "m.words @@ to_tsquery('english', 'barbecue')", "unnested": "regexp_split_to_table(lower(m.text), '[^a-z]+')",
}  # fmt: skip
DUCK = {
    "messages": "read_parquet('{folder}/messages.parquet')", "reviews": "read_parquet('{folder}/reviews.parquet')",
    "search": "m.text ILIKE '%restaurant%'", "rare": "m.text ILIKE '%barbecue%'", "unnested": "unnest(regexp_split_to_array(lower(m.text), '[^a-z]+'))",
}  # fmt: skip
EXPORT = {
    "messages": """SELECT m.id, m.conversation_id, c.contact_id, m.sender, m.text, m.node, m.at, m.is_broken
                   FROM conversations_message m JOIN conversations_conversation c ON c.id = m.conversation_id""",
    "reviews": "SELECT id, given_to, rating, comment, at FROM conversations_review",
}
SCAN = """
import json, sys, time, duckdb
given = json.load(sys.stdin)
found = {}
db = duckdb.connect()
db.execute("SET threads = 1")
db.execute("SET enable_progress_bar = false")  # it would be printed among the figures
for name in ("messages", "reviews"):
    db.execute(f"COPY (SELECT * FROM read_csv('{given['folder']}/{name}.csv', header=true)) TO '{given['folder']}/{name}.parquet' (FORMAT parquet)")
for page, sql in given["queries"].items():
    spent = []
    for _ in range(given["rounds"]):
        began = time.process_time()
        db.execute(sql).fetchall()
        spent.append((time.process_time() - began) * 1000)
    found[page] = sorted(spent)[len(spent) // 2]
print(json.dumps(found))
"""


def build(on: Stage, size: int) -> tuple[str, date]:
    """So many messages, counted; (the session of one who analyses, the last day)."""
    from chatlinks.accounts.models import Person
    from chatlinks.analytics.counts import daily_counts
    from chatlinks.database.rows import execute, rows
    from chatlinks.workspaces.models import Membership

    load(on, until(dialogues(seed=SEED), min(size, 75_000)))
    execute(BREAKS, [])
    execute(RATED, [])
    growth.grow(size)
    tell(f"{size:,} messages are stored")
    execute(DIRTY)
    while daily_counts.count_waiting():
        pass
    execute("VACUUM ANALYZE")
    tell("their days are counted")
    session = member(on.business_id, f"analyst{size}", False)
    Membership.objects.filter(
        person=Person.objects.get(email=f"analyst{size}@bench.example")
    ).update(intelligent_analytics=True)
    return session, rows("SELECT max(day) FROM analytics_daily")[0][0]


def tell(what: str) -> None:
    """How far it is: the largest store takes a while."""
    print(f"{time.strftime('%H:%M:%S')} {what}", file=sys.stderr, flush=True)


def bare(sql: str, backend: int) -> float:
    """CPU milliseconds of the statement, here and in the database."""
    from chatlinks.database.rows import rows

    return cpu.median(sum(cpu.timed(lambda: rows(sql), backend)) for _ in range(ROUNDS))


def scan(queries: dict[str, str], folder: Path) -> dict[str, float] | str:
    """Page → DuckDB's CPU milliseconds; a sentence where it can't be installed."""
    python = duckdb()
    if isinstance(python, str):
        return python
    given = json.dumps({"folder": str(folder), "queries": queries, "rounds": ROUNDS})
    done = subprocess.run(
        [str(python), "-c", SCAN],
        input=given,
        capture_output=True,
        text=True,
        check=False,
        timeout=1800,
    )
    return json.loads(done.stdout) if not done.returncode else done.stderr.strip()[-200:]


def duckdb() -> Path | str:
    """The interpreter of an environment of its own, made at the first call."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    home = cache / "chatlinks-bench" / f"duckdb-{sys.version_info[0]}.{sys.version_info[1]}"
    python, done = home / "bin" / "python", home / "installed"
    if not done.exists():
        venv.create(home, with_pip=True, clear=True)
        pip = [
            str(python),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "duckdb",
        ]
        if subprocess.run(pip, capture_output=True, check=False, timeout=900).returncode:
            return "DuckDB could not be installed"
        done.touch()
    return python


def export(folder: Path) -> None:
    from django.db import connection

    for name, sql in EXPORT.items():
        command = f"COPY ({sql}) TO STDOUT (FORMAT csv, HEADER)"
        with (
            (folder / f"{name}.csv").open("wb") as file,
            connection.cursor() as cursor,
            cursor.copy(command) as out,
        ):
            for part in out:
                file.write(part)


def serve(size: int) -> None:
    """Build one store, then answer each line of stdin by one of JSON: "pages" by page → CPU milliseconds (here, in the
    database) of opening it once, "others" by page → CPU milliseconds of (bare SQL, DuckDB)."""
    from django.db import connection

    with stage() as on:
        session, last = build(on, size)
        since, end = last - timedelta(days=DAYS - 1), last + timedelta(days=1)
        dates = f"&business=bench&since={since}&until={last}"
        backend = connection.prepared("SELECT pg_backend_pid()", [])[0][0]  # type: ignore[attr-defined]
        print("{}", flush=True)
        for line in sys.stdin:
            if line.strip() == "pages":
                opened = {
                    name: partial(board.opener, path + dates, session)
                    for name, (path, _) in PAGES.items()
                }
                print(
                    json.dumps({name: cpu.timed(each, backend) for name, each in opened.items()}),
                    flush=True,
                )
            else:
                print(
                    json.dumps(others(WITHIN.format(since=since, until=end), on.data, backend)),
                    flush=True,
                )


def others(within: str, folder: Path, backend: int) -> dict[str, tuple[float, float]]:
    """Page → CPU milliseconds of bare SQL and of DuckDB; 0 where that isn't there."""
    plain = {
        name: bare(sql.format(within=within, **RAW), backend) for name, (_, sql) in PAGES.items()
    }
    tell("bare SQL is measured")
    export(folder)
    duck = {key: value.format(folder=folder) for key, value in DUCK.items()}
    scanned = scan(
        {name: sql.format(within=within, **duck) for name, (_, sql) in PAGES.items()}, folder
    )
    if isinstance(scanned, str):
        print(f"DuckDB: {scanned}", file=sys.stderr)
        scanned = {}
    return {name: (plain[name], scanned.get(name, 0.0)) for name in PAGES}


class Store:
    """A store in a process of its own, for Django knows one database."""

    def __init__(self, size: int) -> None:
        command = [sys.executable, "-m", "bench.analytics_one", str(size)]
        self.running = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.answer()

    def ask(self, what: str) -> dict[str, tuple[float, float]]:
        assert self.running.stdin
        print(what, file=self.running.stdin, flush=True)
        return self.answer()

    def answer(self) -> dict[str, tuple[float, float]]:
        assert self.running.stdout
        line = self.running.stdout.readline()
        if not line:
            raise SystemExit(
                f"The store ended with status {self.running.wait()}; what went wrong stands above."
            )
        return json.loads(line)  # type: ignore[no-any-return]

    def end(self) -> None:
        assert self.running.stdin
        self.running.stdin.close()
        self.running.wait()


class Cost(NamedTuple):
    """CPU milliseconds for one answer: the page, the database's part of it, bare SQL, DuckDB."""

    page: float
    database: float
    plain: float
    scanned: float


def measure(stores: dict[int, Store]) -> dict[int, dict[str, Cost]]:
    rounds = [
        {size: store.ask("pages") for size, store in stores.items()} for _ in range(OPENINGS + 2)
    ][2:]
    tell("pages are measured")
    beside = {size: store.ask("others") for size, store in stores.items()}
    return {
        size: {
            name: Cost(
                cpu.median(sum(each[size][name]) for each in rounds),
                cpu.median(each[size][name][1] for each in rounds),
                *beside[size][name],
            )
            for name in PAGES
        }
        for size in stores
    }


def figures(found: dict[int, dict[str, Cost]]) -> dict[str, Figures]:
    small, large = found[min(found)], found[max(found)]
    return {
        f"growth_{short(max(found))}_vs_{short(min(found))}": {name: round(large[name].page / small[name].page, 2) for name in PAGES},
        "vs_bare_sql": {name: round(cost.page / cost.plain, 3) for name, cost in large.items()},
        "vs_duckdb": {name: round(cost.page / cost.scanned, 3) for name, cost in large.items() if cost.scanned},
        "database_vs_duckdb": {name: round(cost.database / cost.scanned, 3) for name, cost in large.items() if cost.scanned},
        "page_cpu_ms": {name: round(cost.page, 2) for name, cost in large.items()},
        "spin_ms": {"now": round(cpu.spin(), 2)},
    }  # fmt: skip


def short(size: int) -> str:
    return f"{size // 1_000_000}m" if size >= 1_000_000 else f"{size // 1000}k"


def table(found: dict[int, dict[str, Cost]]) -> Table:
    made = Table(
        "page", "messages", title=f"CPU milliseconds a page, {source()}", title_justify="left"
    )
    for what in ("page", "of it database", "bare SQL", "DuckDB"):
        made.add_column(what, justify="right")
    for name in PAGES:
        for size, pages in found.items():
            made.add_row(
                name if size == min(found) else "",
                short(size),
                *(f"{value:,.1f}" for value in pages[name]),
            )
    return made


def main() -> None:
    asked = argparse.ArgumentParser(prog="bin/bench analytics", description=__doc__)
    asked.add_argument(
        "--sizes", type=int, nargs="+", default=SIZES, help="messages; default: %(default)s"
    )
    sizes: Iterable[int] = asked.parse_args().sizes
    stores = {size: Store(size) for size in sizes}
    found = measure(stores)
    for store in stores.values():
        store.end()
    Console().print(table(found))
    print(json.dumps(figures(found)))


if __name__ == "__main__":
    main()
