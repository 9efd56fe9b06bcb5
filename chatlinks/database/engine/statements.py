"""Prepared statements of one connection, by libpq's own call for them.

psycopg's cursors do the same through generators that wait without blocking: of no use to a thread
that serves one request at a time. By a server-side cursor of psycopg's that is kept, opening a link
takes 0.4 ms of CPU (15 %) more: `bin/bench open-link`. What they know of types is used here too.
"""

from collections.abc import Sequence
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

    # The parameters stay apart from the text, so Django's log of queries (in tests) shows none.
    _query = None

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self.connection = connection
        self.known: dict[str, Statement] = {}
        self.adapter = adapter(connection)
        self.rows: list[tuple[Any, ...]] = []
        # Else it goes on weighing whether to plan anew.
        connection.execute("SET plan_cache_mode = force_generic_plan")

    def execute(self, sql: str, parameters: Sequence[Any]) -> None:
        server = self.connection.pgconn
        if not self.connection.autocommit and server.transaction_status == TransactionStatus.IDLE:
            self.accept(server.exec_(b"BEGIN"))
        name, formats = self.known.get(sql) or self.prepare(sql)
        # None is NULL, which the method's own types forget.
        values: Any = self.adapter.dump_sequence(parameters, formats)
        self.accept(server.exec_prepared(name, values))

    def prepare(self, sql: str) -> Statement:
        """PostgreSQL tells the parameters' types by where they stand."""
        name = b"s%d" % len(self.known)
        text, *rest = sql.split("%s")
        for number, part in enumerate(rest, start=1):
            text += f"${number}{part}"
        self.accept(self.connection.pgconn.prepare(name, text.encode()))
        self.known[sql] = name, [PyFormat.TEXT] * len(rest)
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

    It reads times, in UTC, by psycopg's own loader: by Django's, in Python,
    opening a link takes 0.4 ms of CPU (12 %) more: `bin/bench open-link`.
    """
    cursor = psycopg.Cursor(connection)
    if loader := psycopg.adapters.get_loader(TIMESTAMPTZ, Format.TEXT):
        cursor.adapters.register_loader("timestamptz", loader)
    return adapt.Transformer(cursor)
