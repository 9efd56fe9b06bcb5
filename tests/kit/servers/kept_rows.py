"""Rows that many tests begin with: stored by our code once, and from then on as they were."""

from collections.abc import Callable
from typing import NamedTuple, TypeVar

from django.db import connection, transaction

from chatlinks.database.rows import rows

T = TypeVar("T")
TABLES = """
SELECT c.oid::regclass::text FROM pg_class c
WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
ORDER BY 1"""
COLUMNS = """
SELECT quote_ident(attname) FROM pg_attribute
WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
ORDER BY attnum"""
# Written by migrating, and the same ever after.
FOR_GOOD = {"auth_permission", "django_content_type"}


class KeptRows(NamedTuple):
    """All that was stored, as statements."""

    statements: str

    def store(self) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(self.statements)


def keep(store: Callable[[], T]) -> tuple[T, KeptRows]:
    """What `store` answers, and what it stored; of which nothing is left.

    Into tables that are empty before. The ids stay taken: nothing else gets them.
    """
    with transaction.atomic():
        held = holding_rows()
        answer = store()
        kept = [inserted(table) for table in holding_rows() if table not in held]
        transaction.set_rollback(True)
    return answer, KeptRows(untriggered(kept))


def untriggered(statements: list[str]) -> str:
    """As one, by which no trigger goes off: what those did is among the rows."""
    role = "SET LOCAL session_replication_role = {};"
    return "\n".join([role.format("replica"), *statements, role.format("origin")])


def holding_rows() -> list[str]:
    tables = [table for (table,) in rows(TABLES)]
    each = [f"SELECT '{table}' WHERE EXISTS (SELECT FROM {table})" for table in tables]
    return [table for (table,) in rows(" UNION ALL ".join(each))]


def inserted(table: str) -> str:
    """The statement that stores again what the table holds."""
    columns = [column for (column,) in rows(COLUMNS, [table])]
    literals = ", ".join(f"quote_nullable({column}::text)" for column in columns)
    asked = f"SELECT string_agg('(' || concat_ws(', ', {literals}) || ')', ', ') FROM {table}"
    [(values,)] = rows(asked)
    return f"INSERT INTO {table} ({', '.join(columns)}) OVERRIDING SYSTEM VALUE VALUES {values};"


def empty(style: object, tables: list[str], **options: object) -> list[str]:
    """In the place of Django's `sql_flush`, by which a test with transactions of its own ends: that
    truncates two hundred tables, most of them empty, and does anew what follows a migration.
    """
    held = [table for table in holding_rows() if table in tables and table not in FOR_GOOD]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(untriggered([f"DELETE FROM {table};" for table in held]))
    return []
