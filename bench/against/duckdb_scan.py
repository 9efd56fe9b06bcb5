"""DuckDB over the rows of a store: exported as CSV, kept as Parquet, asked on one thread in an
environment of its own.
"""

import json
import subprocess
from pathlib import Path

from bench.against.environments import installed
from bench.asking import cpu

EXPORT = {
    "messages": """
      SELECT m.id, m.conversation_id, c.contact_id, m.sender, m.text, m.node, m.at, m.is_broken
      FROM conversations_message m
        JOIN conversations_conversation c ON c.id = m.conversation_id""",
    "reviews": "SELECT id, given_to, rating, comment, at FROM conversations_review",
}
PROGRAM = """
import json, sys, time, duckdb
given = json.load(sys.stdin)
folder, spent = given["folder"], {}
db = duckdb.connect()
db.execute("SET threads = 1")
db.execute("SET enable_progress_bar = false")  # it would be printed among the figures
for name in ("messages", "reviews"):
    rows = f"SELECT * FROM read_csv('{folder}/{name}.csv', header=true)"
    db.execute(f"COPY ({rows}) TO '{folder}/{name}.parquet' (FORMAT parquet)")
for page, sql in given["queries"].items():
    spent[page] = []
    for _ in range(given["rounds"]):
        began = time.process_time()
        db.execute(sql).fetchall()
        spent[page].append((time.process_time() - began) * 1000)
print(json.dumps(spent))
"""


def export(folder: Path) -> None:
    from django.db import connection

    for name, sql in EXPORT.items():
        command = f"COPY ({sql}) TO STDOUT (FORMAT csv, HEADER)"
        file = (folder / f"{name}.csv").open("wb")
        with file, connection.cursor() as cursor, cursor.copy(command) as out:
            for part in out:
                file.write(part)


def scan(queries: dict[str, str], folder: Path, rounds: int) -> dict[str, float] | str:
    """Page → CPU milliseconds, the median; a sentence where DuckDB can't be installed or fails."""
    python = installed("duckdb", "duckdb")
    if isinstance(python, str):
        return f"DuckDB: {python}"
    export(folder)
    given = {
        "folder": str(folder),
        "queries": queries,
        "rounds": rounds,
    }
    done = subprocess.run(
        [str(python), "-c", PROGRAM],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        check=False,
        timeout=1800,
    )
    if done.returncode:
        return f"DuckDB: {done.stderr.strip()[-200:]}"
    spent: dict[str, list[float]] = json.loads(done.stdout)
    return {page: cpu.median(times) for page, times in spent.items()}
