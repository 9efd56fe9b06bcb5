"""Import, masked and sealed, against a bare COPY of the very rows that it made.

The COPY goes into tables with the same indexes and constraints; once more into tables with none. In turns, each time
into empty tables. The file lies in memory for both.
"""

import argparse
import json
import os
import time
from collections.abc import Callable
from io import BytesIO

import psycopg
from rich.console import Console
from rich.table import Table

from bench import cpu
from bench.stage import Stage, dialogues, source, stage

TABLES = (
    "privacy_contactkey", "conversations_contact", "conversations_conversation", "conversations_message",
    "conversations_event", "conversations_entity", "conversations_review", "conversations_participation", "links_chatlink",
)  # fmt: skip
Rows = dict[str, list[bytes]]


class Bare:
    """Tables like the product's in a schema of their own, with all that hangs on them or with nothing."""

    def __init__(self, schema: str, *, indexed: bool) -> None:
        self.schema = schema
        self.connection = psycopg.connect(os.environ["DATABASE_URL"], autocommit=True)
        run = self.connection.execute
        run(f"CREATE SCHEMA {schema}")
        for table in TABLES:
            run(
                f"CREATE TABLE {schema}.{table} (LIKE public.{table}{' INCLUDING ALL' if indexed else ' INCLUDING GENERATED'})"
            )
        constraints = run(
            "SELECT conrelid::regclass, conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'f'"
        ).fetchall()
        run(f"SET search_path = {schema}, public")
        for table, name, definition in constraints if indexed else []:
            if table in TABLES:
                run(f"ALTER TABLE {schema}.{table} ADD CONSTRAINT {name} {definition}")

    def copy(self, rows: Rows) -> None:
        for table, blocks in rows.items():
            with self.connection.cursor() as cursor, cursor.copy(f"COPY {table} FROM STDIN") as out:
                for block in blocks:
                    out.write(block)

    def clear(self) -> None:
        self.connection.execute(
            "TRUNCATE " + ", ".join(f"{self.schema}.{table}" for table in TABLES)
        )


def finished() -> Rows:
    """All that an import wrote, as COPY writes it."""
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection, connection.cursor() as cursor:
        rows: Rows = {}
        for table in TABLES:
            with cursor.copy(f"COPY {table} TO STDOUT") as given:
                rows[table] = [bytes(block) for block in given]
        return rows


def clear() -> None:
    from django.db import connection

    connection.cursor().execute("TRUNCATE conversations_contact, privacy_contactkey CASCADE")


def import_file(on: Stage, lines: bytes) -> int:
    """As `chatlinks import` does it; returns the number of messages."""
    from chatlinks.intake.jsonl.load import Rejects, load
    from chatlinks.workspaces.models import Business

    business = Business.objects.get(id=on.business_id)
    report = load(
        business, BytesIO(lines), Rejects(on.data / "rejects.jsonl"), print, lambda read, done: None
    )
    assert not report.rejected
    return report.done.messages


def timed(action: Callable[[], object]) -> float:
    began = time.perf_counter()
    action()
    return time.perf_counter() - began


def measure(on: Stage, lines: bytes, rounds: int) -> dict[str, list[float]]:
    """What → seconds by round; "import CPU" are those of this process alone."""
    found: dict[str, list[float]] = {
        name: [] for name in ("import", "import CPU", "COPY", "COPY without indexes")
    }
    bare: tuple[Bare, Bare] | None = None
    for round_ in range(rounds + 1):  # the first warms up
        clear()
        before = time.process_time()
        seconds = {
            "import": timed(lambda: import_file(on, lines)),
            "import CPU": time.process_time() - before,
        }
        rows = finished()
        bare = bare or (Bare("indexed", indexed=True), Bare("plain", indexed=False))
        for name, tables in zip(("COPY", "COPY without indexes"), bare, strict=True):
            tables.clear()
            seconds[name] = timed(lambda tables=tables, rows=rows: tables.copy(rows))  # type: ignore[misc]
        if round_:
            for name, value in seconds.items():
                found[name].append(value)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(prog="bin/bench import", description=__doc__)
    parser.add_argument(
        "--copies", type=int, default=1, help="how many times the dialogues are given"
    )
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    lines = b"".join(
        json.dumps(each, ensure_ascii=False).encode() + b"\n" for each in dialogues(chosen.copies)
    )
    with stage() as on:
        messages = import_file(on, lines)
        print(f"{messages:,} messages of {source()}, {len(lines) / 1e6:.1f} MB", flush=True)
        found = measure(on, lines, chosen.rounds)
    shown = Table("", "seconds", "messages a second", title="Medians")
    for name, seconds in found.items():
        shown.add_row(name, f"{cpu.median(seconds):.2f}", f"{messages / cpu.median(seconds):,.0f}")
    made = {
        "messages": messages,
        "messages_per_s": messages / cpu.median(found["import"]),
        "copy_messages_per_s": messages / cpu.median(found["COPY"]),
        "copy_without_indexes_messages_per_s": messages / cpu.median(found["COPY without indexes"]),
        "vs_copy": cpu.median(b / a for a, b in zip(found["import"], found["COPY"], strict=True)),
        "vs_copy_without_indexes": cpu.median(
            b / a for a, b in zip(found["import"], found["COPY without indexes"], strict=True)
        ),
        "import_cpu_us_per_message": cpu.median(found["import CPU"]) * 1e6 / messages,
    }
    Console().print(shown)
    print(f"{made['vs_copy']:.2f} of a bare COPY")
    print(json.dumps({key: round(value, 3) for key, value in made.items()}))


if __name__ == "__main__":
    main()
