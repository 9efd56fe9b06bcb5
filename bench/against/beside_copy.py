"""An import beside a bare COPY of the very rows that it made: in turns, into empty tables."""

import os
import time
from collections.abc import Callable
from functools import partial

import psycopg

from bench.asking import cpu
from bench.stores.conversations import load
from bench.stores.stage import Stage

TABLES = (
    "privacy_contactkey",
    "conversations_contact",
    "conversations_conversation",
    "conversations_message",
    "conversations_event",
    "conversations_entity",
    "conversations_review",
    "conversations_participation",
    "links_chatlink",
)
FOREIGN_KEYS = """
SELECT conrelid::regclass, conname, pg_get_constraintdef(oid)
FROM pg_constraint WHERE contype = 'f'"""
TIMED = ("import", "import CPU", "COPY", "COPY without indexes")
Rows = dict[str, list[bytes]]


class Bare:
    """Tables like the product's in a schema of their own, with all that hangs on them or with
    nothing.
    """

    def __init__(self, schema: str, *, indexed: bool) -> None:
        self.schema = schema
        self.connection = psycopg.connect(os.environ["DATABASE_URL"], autocommit=True)
        self.connection.execute(f"CREATE SCHEMA {schema}")
        including = "ALL" if indexed else "GENERATED"
        for table in TABLES:
            like = f"LIKE public.{table} INCLUDING {including}"
            self.connection.execute(f"CREATE TABLE {schema}.{table} ({like})")
        # As they are called before the search path hides that they are public.
        constraints = self.connection.execute(FOREIGN_KEYS).fetchall()
        self.connection.execute(f"SET search_path = {schema}, public")
        for table, name, definition in constraints if indexed else []:
            if table in TABLES:
                added = f"ADD CONSTRAINT {name} {definition}"
                self.connection.execute(f"ALTER TABLE {schema}.{table} {added}")

    def copy(self, rows: Rows) -> None:
        for table, blocks in rows.items():
            with self.connection.cursor() as cursor, cursor.copy(f"COPY {table} FROM STDIN") as out:
                for block in blocks:
                    out.write(block)

    def clear(self) -> None:
        names = ", ".join(f"{self.schema}.{table}" for table in TABLES)
        self.connection.execute(f"TRUNCATE {names}")


def finished() -> Rows:
    """All that an import wrote, as COPY writes it."""
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection, connection.cursor() as cursor:
        rows: Rows = {}
        for table in TABLES:
            with cursor.copy(f"COPY {table} TO STDOUT") as blocks:
                rows[table] = [bytes(block) for block in blocks]
        return rows


def clear() -> None:
    from django.db import connection

    connection.cursor().execute("TRUNCATE conversations_contact, privacy_contactkey CASCADE")


def timed(action: Callable[[], object]) -> float:
    began = time.perf_counter()
    action()
    return time.perf_counter() - began


def measure(on: Stage, lines: bytes, rounds: int) -> dict[str, list[float]]:
    """What → seconds by round; "import CPU" are those of this process alone."""
    found: dict[str, list[float]] = {name: [] for name in TIMED}
    bare: dict[str, Bare] = {}
    for round_ in range(rounds + 1):  # the first warms up
        clear()
        before = time.process_time()
        seconds = {"import": timed(partial(load, on, lines))}
        seconds["import CPU"] = time.process_time() - before
        rows = finished()
        bare = bare or {
            "COPY": Bare("indexed", indexed=True),
            "COPY without indexes": Bare("plain", indexed=False),
        }
        for name, tables in bare.items():
            tables.clear()
            seconds[name] = timed(partial(tables.copy, rows))
        if round_:
            for name, value in seconds.items():
                found[name].append(value)
    return found


def ratio(found: dict[str, list[float]], to: str) -> float:
    """Of an import's speed to another's, round by round."""
    pairs = zip(found["import"], found[to], strict=True)
    return cpu.median(other / ours for ours, other in pairs)


def figures(found: dict[str, list[float]], messages: int) -> dict[str, float]:
    def speed(name: str) -> float:
        return messages / cpu.median(found[name])

    return {
        "messages": messages,
        "messages_per_s": speed("import"),
        "copy_messages_per_s": speed("COPY"),
        "copy_without_indexes_messages_per_s": speed("COPY without indexes"),
        "vs_copy": ratio(found, "COPY"),
        "vs_copy_without_indexes": ratio(found, "COPY without indexes"),
        "import_cpu_us_per_message": 1e6 / speed("import CPU"),
    }
