"""Django's PostgreSQL backend with prepared statements, and with what it does once a request and once a row made cheap."""

import select
from collections.abc import Sequence
from typing import Any

import psycopg
from django.db.backends.postgresql import base

TIMESTAMPTZ = psycopg.adapters.types["timestamptz"].oid
AT_ONCE = 0  # executions before a statement is prepared


class DatabaseWrapper(base.DatabaseWrapper):
    """Each thread keeps its connection (CONN_MAX_AGE), so that what was prepared stays prepared."""

    preparing: psycopg.Cursor[Any] | None = None

    def is_usable(self) -> bool:
        """Without asking: a server that went away, or is about to, has written to the socket or closed it."""
        if self.errors_occurred:
            return bool(super().is_usable())
        return self.connection is not None and not self.connection.closed and not heard(self.connection.fileno())

    def prepared(self, sql: str, parameters: Sequence[Any]) -> list[tuple[Any, ...]]:
        """The rows of a statement that is prepared when it first comes. (The ORM puts parameters into the text.)"""
        self.close_if_health_check_failed()
        self.ensure_connection()
        if self.preparing is None or self.preparing.connection is not self.connection:
            self.preparing = preparing(self.connection)
        cursor = self._prepare_cursor(self.preparing)  # type: ignore[attr-defined]
        cursor.execute(sql, parameters)
        result = self.preparing.pgresult
        return self.preparing.fetchall() if result and result.status == psycopg.pq.ExecStatus.TUPLES_OK else []


def preparing(connection: Any) -> psycopg.Cursor[Any]:
    """One cursor for all: each new one would look up how to read every type anew.

    It reads times, in UTC, by psycopg's own loader: Django's, in Python, takes longer than all the rest of a row.
    """
    connection.prepare_threshold = AT_ONCE
    connection.execute("SET plan_cache_mode = force_generic_plan")  # else it goes on weighing whether to plan anew
    cursor: psycopg.Cursor[Any] = psycopg.Cursor(connection)
    if loader := psycopg.adapters.get_loader(TIMESTAMPTZ, psycopg.pq.Format.TEXT):
        cursor.adapters.register_loader("timestamptz", loader)
    return cursor


def heard(socket: int) -> bool:
    """Is there something to read, or nobody at the other end?"""
    poll = select.poll()
    poll.register(socket, select.POLLIN)
    return bool(poll.poll(0))
