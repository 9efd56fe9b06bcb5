"""Intelligent Analytics at growing stores: what each page costs, beside the best bare SQL and DuckDB for the same answer.

The stores are real dialogues, repeated inside the database; a seeded share of the users' messages are bot breaks and of the
conversations are rated. What a page costs is CPU of the application and of its database process together, after the days were
counted. Bare SQL reads the raw tables for the page's main answer; DuckDB reads the same rows from Parquet, on one thread.
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

from rich.console import Console
from rich.table import Table

from bench import board, cpu, growth
from bench.stage import Stage, dialogues, load, member, source, stage, until

SIZES = (100_000, 1_000_000, 10_000_000)
ROUNDS = 7
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
    from chatlinks.analytics import ledger
    from chatlinks.rows import execute, rows
    from chatlinks.workspaces.models import Membership

    load(on, until(dialogues(seed=SEED), min(size, 75_000)))
    execute(BREAKS, [])
    execute(RATED, [])
    growth.grow(size)
    tell(f"{size:,} messages are stored")
    execute(DIRTY)
    while ledger.count_waiting():
        pass
    execute("VACUUM ANALYZE")
    tell("their days are counted")
    session = member(on.business_id, f"analyst{size}", False)
    Membership.objects.filter(person=Person.objects.get(email=f"analyst{size}@bench.example")).update(
        intelligent_analytics=True
    )
    return session, rows("SELECT max(day) FROM analytics_daily")[0][0]


def tell(what: str) -> None:
    """How far it is: the largest store takes a while."""
    print(f"{time.strftime('%H:%M:%S')} {what}", file=sys.stderr, flush=True)


def bare(sql: str, backend: int) -> float:
    """CPU milliseconds of the statement, here and in the database."""
    from chatlinks.rows import rows

    return cpu.median(sum(cpu.timed(lambda: rows(sql), backend)) for _ in range(ROUNDS))


def scan(queries: dict[str, str], folder: Path) -> dict[str, float] | str:
    """Page → DuckDB's CPU milliseconds; a sentence where it can't be installed."""
    python = duckdb()
    if isinstance(python, str):
        return python
    given = json.dumps({"folder": str(folder), "queries": queries, "rounds": ROUNDS})
    done = subprocess.run(
        [str(python), "-c", SCAN], input=given, capture_output=True, text=True, check=False, timeout=1800
    )
    return json.loads(done.stdout) if not done.returncode else done.stderr.strip()[-200:]


def duckdb() -> Path | str:
    """The interpreter of an environment of its own, made at the first call."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    home = cache / "chatlinks-bench" / f"duckdb-{sys.version_info[0]}.{sys.version_info[1]}"
    python, done = home / "bin" / "python", home / "installed"
    if not done.exists():
        venv.create(home, with_pip=True, clear=True)
        pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "duckdb"]
        if subprocess.run(pip, capture_output=True, check=False, timeout=900).returncode:
            return "DuckDB could not be installed"
        done.touch()
    return python


def export(folder: Path) -> None:
    from django.db import connection

    for name, sql in EXPORT.items():
        command = f"COPY ({sql}) TO STDOUT (FORMAT csv, HEADER)"
        with (folder / f"{name}.csv").open("wb") as file, connection.cursor() as cursor, cursor.copy(command) as out:
            for part in out:
                file.write(part)


def measure(size: int) -> dict[str, tuple[float, float, float]]:
    """Page → CPU milliseconds (page, bare SQL, DuckDB; 0 where it wasn't measured)."""
    from django.db import connection

    with stage() as on:
        session, last = build(on, size)
        since, end = last - timedelta(days=DAYS - 1), last + timedelta(days=1)
        dates = f"&business=bench&since={since}&until={last}"
        backend = connection.prepared("SELECT pg_backend_pid()", [])[0][0]  # type: ignore[attr-defined]
        within = WITHIN.format(since=since, until=end)
        pages = {}
        for name, (path, _) in PAGES.items():
            spent = [sum(cpu.timed(partial(board.opener, path + dates, session), backend)) for _ in range(ROUNDS + 2)]
            pages[name] = cpu.median(spent[2:])
        tell("pages are measured")
        plain = {name: bare(sql.format(within=within, **RAW), backend) for name, (_, sql) in PAGES.items()}
        tell("bare SQL is measured")
        export(on.data)
        duck = {key: value.format(folder=on.data) for key, value in DUCK.items()}
        scanned = scan({name: sql.format(within=within, **duck) for name, (_, sql) in PAGES.items()}, on.data)
    if isinstance(scanned, str):
        print(f"DuckDB: {scanned}", file=sys.stderr)
        scanned = {}
    return {name: (pages[name], plain[name], scanned.get(name, 0.0)) for name in PAGES}


def figures(found: dict[int, dict[str, tuple[float, float, float]]]) -> dict[str, Figures]:
    small, large = min(found), max(found)
    growth_name = f"growth_{short(large)}_vs_{short(small)}"
    made: dict[str, Figures] = {growth_name: {}, "vs_bare_sql": {}, "vs_duckdb": {}, "page_cpu_ms": {}}
    for name in PAGES:
        page, plain, scanned = found[large][name]
        made[growth_name][name] = round(page / found[small][name][0], 2)
        made["vs_bare_sql"][name] = round(page / plain, 3)
        made["vs_duckdb"][name] = round(page / scanned, 3) if scanned else 0.0
        made["page_cpu_ms"][name] = round(page, 2)
    return made


def short(size: int) -> str:
    return f"{size // 1_000_000}m" if size >= 1_000_000 else f"{size // 1000}k"


def table(found: dict[int, dict[str, tuple[float, float, float]]]) -> Table:
    made = Table(title=f"CPU milliseconds a page, {source()}", title_justify="left")
    made.add_column("page")
    for size in found:
        for what in ("page", "SQL", "DuckDB"):
            made.add_column(f"{short(size)} {what}", justify="right")
    for name in PAGES:
        made.add_row(name, *(f"{value:,.1f}" for size in found for value in found[size][name]))
    return made


def main() -> None:
    asked = argparse.ArgumentParser(prog="bin/bench analytics", description=__doc__)
    asked.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="messages; default: %(default)s")
    sizes: Iterable[int] = asked.parse_args().sizes
    found = {}
    for size in sizes:
        # A process of its own for each: Django knows one database.
        done = subprocess.run(
            [sys.executable, "-m", "bench.analytics_one", str(size)], stdout=subprocess.PIPE, text=True, check=True
        )
        found[size] = {name: tuple(each) for name, each in json.loads(done.stdout.strip().splitlines()[-1]).items()}
    Console().print(table(found))
    print(json.dumps(figures(found)))


if __name__ == "__main__":
    main()
