"""Rows straight from SQL, for the hot pages and for bulk; everything else uses the ORM in comfort."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import connection

Row = tuple[Any, ...]


def rows(sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        found: list[Row] = cursor.fetchall()
        return found


def prepared(sql: str, parameters: Sequence[Any] = ()) -> list[Row]:
    """As `rows`, for the few statements that every page needs: planned once, then only executed. [] from a plain INSERT."""
    found: list[Row] = connection.prepared(sql, parameters)  # type: ignore[attr-defined]
    return found


def expected(sql: str, parameters: Sequence[Any] = ()) -> int:
    """How many rows PostgreSQL expects of a SELECT, by its statistics; nothing is read."""
    plan = rows(f"EXPLAIN (FORMAT JSON) {sql}", parameters)[0][0]
    plan = json.loads(plan) if isinstance(plan, str) else plan
    return int(plan[0]["Plan"]["Plan Rows"])


def execute(sql: str, parameters: Sequence[Any] = ()) -> int:
    """Returns the number of rows touched."""
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return int(cursor.rowcount)


def copy(table: str, columns: Sequence[str], lines: Iterable[Sequence[Any]]) -> None:
    """Append rows by COPY. Table and column names are ours, never a user's."""
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as out,
    ):
        for line in lines:
            out.write_row(line)


def new_ids(table: str, count: int) -> list[int]:
    """Ids for rows not yet written, so that what is sealed can be bound to them."""
    if not count:
        return []
    # A subquery, so that the sequence's name is asked for once, not once an id.
    sql = "SELECT nextval((SELECT pg_get_serial_sequence(%s, 'id'))::regclass) FROM generate_series(1, %s)"
    return [row[0] for row in rows(sql, [table, count])]
