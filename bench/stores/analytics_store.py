"""One store of `bin/bench analytics`, in a process of its own, for Django knows one database.

Run as a program, it builds the store and answers each line of stdin by one of JSON: "pages" by page
→ CPU milliseconds (here, in the database) of opening it once, "others" by page → CPU milliseconds
of (bare SQL, DuckDB).
"""

import json
import subprocess
import sys
import time
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from bench.against.duckdb_scan import scan
from bench.asking import browse, cpu
from bench.asking.analytics_pages import IN_DUCKDB, IN_POSTGRES, PAGES, WITHIN, queries
from bench.stores import growth
from bench.stores.conversations import dialogues, load, until
from bench.stores.stage import Stage, member, stage

ROUNDS = 7
DAYS = 30
SEED = 7
IMPORTED = 75_000  # messages at most; beyond, they are repeated

# A seeded share: of users' messages one in 25 broke the bot, of conversations one in four was
# rated.
BREAKS = """
UPDATE conversations_message SET is_broken = true, confidence = (id %% 90) / 100.0
WHERE sender = 'user' AND (id * 7919) %% 25 = 0"""
RATED = """
INSERT INTO conversations_review (business_id, conversation_id, position, at, rating,
  given_to, comment, agent, task)
SELECT business_id, id, 0, last_at, 1 + (id * 31) %% 5,
  CASE WHEN id %% 2 = 0 THEN 'bot' ELSE 'agent' END,
  CASE WHEN id %% 3 = 0 THEN '' ELSE 'It took a while' END, '', 'Booking'
FROM conversations_conversation WHERE (id * 7919) %% 4 = 0"""
DIRTY = """
INSERT INTO analytics_dirtyday (business_id, day)
SELECT DISTINCT m.business_id, (m.at AT TIME ZONE b.time_zone)::date
FROM conversations_message m JOIN workspaces_business b ON b.id = m.business_id"""


def tell(what: str) -> None:
    """How far it is: the largest store takes a while."""
    print(
        f"{time.strftime('%H:%M:%S')} {what}",
        file=sys.stderr,
        flush=True,
    )


def build(on: Stage, size: int, *changes: str) -> tuple[str, date]:
    """So many messages, counted; (the session of one who analyses, the last day).

    `changes`: SQL over what was imported, before it is repeated.
    """
    from chatlinks.analytics.counts import daily_counts
    from chatlinks.database.rows import execute, rows

    load(on, until(dialogues(seed=SEED), min(size, IMPORTED)))
    for sql in (BREAKS, RATED, *changes):
        execute(sql, [])
    growth.grow(size)
    tell(f"{size:,} messages are stored")
    execute(DIRTY)
    while daily_counts.count_waiting():
        pass
    execute("VACUUM ANALYZE")
    tell("their days are counted")
    session = member(
        on.business_id,
        f"analyst{size}",
        intelligent_analytics=True,
    )
    [(last,)] = rows("SELECT max(day) FROM analytics_daily")
    return session, last


def serve(size: int) -> None:
    """Build one store and answer, until stdin ends."""
    with stage() as on:
        session, last = build(on, size)
        since, end = last - timedelta(days=DAYS - 1), last + timedelta(days=1)
        dates = f"&business=bench&since={since}&until={last}"
        within = WITHIN.format(since=since, until=end)
        backend = cpu.own_backend()
        print("{}", flush=True)
        for line in sys.stdin:
            if line.strip() == "pages":
                answer: Any = pages(dates, session, backend)
            else:
                answer = others(within, on.data, backend)
            print(json.dumps(answer), flush=True)


def pages(dates: str, session: str, backend: int) -> dict[str, cpu.Cost]:
    """Page → what opening it once costs."""
    costs = {}
    for name, page in PAGES.items():
        opening = partial(browse.fetch, page.address + dates, session)
        costs[name] = cpu.timed(opening, backend)
    return costs


def bare(sql: str, backend: int) -> float:
    """CPU milliseconds of the statement, here and in the database."""
    from chatlinks.database.rows import rows

    asking = partial(rows, sql)
    return cpu.median(cpu.timed(asking, backend).together for _ in range(ROUNDS))


def others(within: str, folder: Path, backend: int) -> dict[str, tuple[float, float]]:
    """Page → CPU milliseconds of bare SQL and of DuckDB; 0 where that isn't there."""
    in_postgres = queries(within, IN_POSTGRES)
    plain = {name: bare(sql, backend) for name, sql in in_postgres.items()}
    tell("bare SQL is measured")
    dialect = {key: value.format(folder=folder) for key, value in IN_DUCKDB.items()}
    scanned = scan(queries(within, dialect), folder, ROUNDS)
    if isinstance(scanned, str):
        print(scanned, file=sys.stderr)
        scanned = {}
    return {name: (plain[name], scanned.get(name, 0.0)) for name in PAGES}


class Store:
    """Such a process, as seen from the one that measures."""

    def __init__(self, *asked: object, program: str = "bench.stores.analytics_store") -> None:
        self.running = subprocess.Popen(
            [sys.executable, "-m", program, *map(str, asked)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
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
            status = self.running.wait()
            raise SystemExit(f"The store ended with status {status}; why stands above.")
        return json.loads(line)  # type: ignore[no-any-return]

    def end(self) -> None:
        assert self.running.stdin
        self.running.stdin.close()
        self.running.wait()


if __name__ == "__main__":
    serve(int(sys.argv[1]))
