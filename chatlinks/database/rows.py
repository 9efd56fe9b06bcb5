"""Rows straight from SQL, for the hot pages and for bulk; everything else uses the ORM in comfort.

A statement whose columns have names elsewhere in the code gives typed rows:

    class FileRow(NamedTuple):
        id: int
        media_type: str

    files = typed(FileRow, "SELECT id, media_type FROM … WHERE business_id = %s", [business])

The columns come in the order of the fields, one for each; another number of them is a TypeError.
A dataclass will do as well. Neither costs a page anything to speak of.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import chain, starmap
from itertools import count as counted
from typing import Any, TypeVar

from django.db import connection

Row = tuple[Any, ...]
Parameters = Sequence[Any] | Mapping[str, Any]


Typed = TypeVar("Typed")


def rows(sql: str, parameters: Parameters = ()) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        fetched: list[Row] = cursor.fetchall()
        return fetched


def column(sql: str, parameters: Parameters = ()) -> list[Any]:
    """As `rows`, of a statement with one column: its values."""
    return [value for (value,) in rows(sql, parameters)]


def typed(
    row: Callable[..., Typed],
    sql: str,
    parameters: Parameters = (),
) -> list[Typed]:
    """As `rows`, each as a `row`."""
    return [row(*values) for values in rows(sql, parameters)]


def one(
    row: Callable[..., Typed],
    sql: str,
    parameters: Parameters = (),
) -> Typed | None:
    """The first row, as a `row`; None where there is none."""
    return first(typed(row, sql, parameters))


def prepared(sql: str, parameters: Sequence[Any] = ()) -> list[Row]:
    """As `rows`, for the few statements that every page needs: planned once, then only executed.

    [] from a plain INSERT.
    """
    fetched: list[Row] = connection.prepared(sql, parameters)  # type: ignore[attr-defined]
    return fetched


def prepared_typed(
    row: Callable[..., Typed],
    sql: str,
    parameters: Sequence[Any] = (),
) -> list[Typed]:
    """As `prepared`, each as a `row`."""
    return list(starmap(row, prepared(sql, parameters)))


def prepared_one(
    row: Callable[..., Typed],
    sql: str,
    parameters: Sequence[Any] = (),
) -> Typed | None:
    """As `prepared`: the first row as a `row`; None where there is none."""
    return first(prepared_typed(row, sql, parameters))


def first(fetched: Sequence[Typed]) -> Typed | None:
    return fetched[0] if fetched else None


def expected(sql: str, parameters: Sequence[Any] = ()) -> int:
    """How many rows PostgreSQL expects of a SELECT, by its statistics; nothing is read."""
    plan = rows(f"EXPLAIN (FORMAT JSON) {sql}", parameters)[0][0]
    plan = json.loads(plan) if isinstance(plan, str) else plan
    return int(plan[0]["Plan"]["Plan Rows"])


def execute(sql: str, parameters: Parameters = ()) -> int:
    """Returns the number of rows touched."""
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return int(cursor.rowcount)


def copy(
    table: str,
    columns: Sequence[str],
    lines: Iterable[Sequence[Any]],
) -> None:
    """Append rows by COPY, if there are any. Table and column names are ours, never a user's."""
    lines = iter(lines)
    first_line = next(lines, None)
    if first_line is None:
        return
    names = ", ".join(columns)
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {table} ({names}) FROM STDIN") as out,
    ):
        for line in chain([first_line], lines):
            out.write_row(line)


# A subquery, so that the sequence's name is asked for once, not once an id.
NEW_IDS = """
SELECT nextval((SELECT pg_get_serial_sequence(%s, 'id'))::regclass) FROM generate_series(1, %s)
"""


# Where ids come from while all that is written will be undone.
below_zero: ContextVar[Iterator[int] | None] = ContextVar("below_zero", default=None)


@contextmanager
def ids_of_nobody() -> Iterator[None]:
    """New ids are below zero, in order. Undoing doesn't give a sequence back what was taken of it:
    numbers that people see would skip.
    """
    token = below_zero.set(counted(-(2**40)))
    try:
        yield
    finally:
        below_zero.reset(token)


def new_ids(table: str, count: int) -> list[int]:
    """Ids for rows not yet written, so that what is sealed can be bound to them."""
    if not count:
        return []
    if spare := below_zero.get():
        return [next(spare) for _ in range(count)]
    return [id_ for (id_,) in prepared(NEW_IDS, [table, count])]
