"""Prepared statements of one connection, by libpq's own call for them.

psycopg's cursors do the same through generators that wait without blocking: twice the work for a short statement, and of no
use to a thread that serves one request at a time. What they know of types is used here too.
"""

from collections.abc import Sequence
from itertools import count
from typing import Any

import psycopg
from psycopg import adapt
from psycopg.abc import Transformer
from psycopg.adapt import PyFormat
from psycopg.pq import ConnStatus, ExecStatus, Format, TransactionStatus
from psycopg.pq.abc import PGresult

TIMESTAMPTZ = psycopg.adapters.types["timestamptz"].oid
Statement = tuple[bytes, list[PyFormat]]  # its name, and how each parameter is written


class Statements:
    """As much of a cursor as Django's wrappers ask for: `execute`, then `rows`."""

    _query = None  # the parameters stay apart from the text, so Django's log of queries (in tests) shows none

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self.connection = connection
        self.known: dict[str, Statement] = {}
        self.adapter = adapter(connection)
        self.rows: list[tuple[Any, ...]] = []
        connection.execute(
            "SET plan_cache_mode = force_generic_plan"
        )  # else it goes on weighing whether to plan anew

    def execute(self, sql: str, parameters: Sequence[Any]) -> None:
        if (
            not self.connection.autocommit
            and self.connection.info.transaction_status == TransactionStatus.IDLE
        ):
            self.accept(self.connection.pgconn.exec_(b"BEGIN"))
        name, formats = self.known.get(sql) or self.prepare(sql)
        given: Any = self.adapter.dump_sequence(
            parameters, formats
        )  # None is NULL, which its types forget
        self.accept(self.connection.pgconn.exec_prepared(name, given))

    def prepare(self, sql: str) -> Statement:
        """PostgreSQL tells the parameters' types by where they stand."""
        parts = sql.split("%s")
        name = b"s%d" % len(self.known)
        text = "".join(part + f"${place}" for part, place in zip(parts[:-1], count(1))) + parts[-1]
        self.accept(self.connection.pgconn.prepare(name, text.encode()))
        self.known[sql] = name, [PyFormat.TEXT] * (len(parts) - 1)
        return self.known[sql]

    def accept(self, result: PGresult) -> None:
        self.rows = []
        if result.status == ExecStatus.TUPLES_OK:
            self.adapter.set_pgresult(result)
            self.rows = self.adapter.load_rows(0, result.ntuples, tuple)
        elif result.status != ExecStatus.COMMAND_OK:
            if self.connection.pgconn.status == ConnStatus.BAD:
                raise psycopg.OperationalError(result.get_error_message())
            raise psycopg.errors.error_from_result(result)


def adapter(connection: psycopg.Connection[Any]) -> Transformer:
    """One for all: each new one would look up how to read every type anew.

    It reads times, in UTC, by psycopg's own loader: Django's, in Python, takes longer than all the rest of a row.
    """
    cursor = psycopg.Cursor(connection)
    if loader := psycopg.adapters.get_loader(TIMESTAMPTZ, Format.TEXT):
        cursor.adapters.register_loader("timestamptz", loader)
    return adapt.Transformer(cursor)
