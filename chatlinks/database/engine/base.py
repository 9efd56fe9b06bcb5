"""Django's PostgreSQL backend with prepared statements, and with what it does once a request and once a row made cheap."""

import select
from collections.abc import Sequence
from typing import Any

from django.db.backends.postgresql import base

from chatlinks.database.engine.statements import Statements


class DatabaseWrapper(base.DatabaseWrapper):
    """Each thread keeps its connection (CONN_MAX_AGE), so that what was prepared stays prepared."""

    statements: Statements | None = None

    def is_usable(self) -> bool:
        """Without asking: a server that went away, or is about to, has written to the socket or closed it."""
        if self.errors_occurred:
            return bool(super().is_usable())
        return (
            self.connection is not None
            and not self.connection.closed
            and not heard(self.connection.fileno())
        )

    def prepared(self, sql: str, parameters: Sequence[Any]) -> list[tuple[Any, ...]]:
        """The rows of a statement that is prepared when it first comes. (The ORM puts parameters into the text.)"""
        self.close_if_health_check_failed()
        self.ensure_connection()
        if self.statements is None or self.statements.connection is not self.connection:
            self.statements = Statements(self.connection)
        self._prepare_cursor(self.statements).execute(sql, parameters)  # type: ignore[attr-defined]
        return self.statements.rows


def heard(socket: int) -> bool:
    """Is there something to read, or nobody at the other end?"""
    poll = select.poll()
    poll.register(socket, select.POLLIN)
    return bool(poll.poll(0))
