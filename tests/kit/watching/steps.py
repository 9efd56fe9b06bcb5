"""What an answer takes: its statements in order, and how often something was sealed and opened.

Where both are alike, nobody can tell two answers apart by how long they take.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection

from chatlinks.privacy import keys


@contextmanager
def steps() -> Iterator[list[str]]:
    """The list grows while the block runs."""
    taken: list[str] = []

    def run(execute: Any, sql: Any, *arguments: Any) -> Any:
        taken.append(str(sql))
        return execute(sql, *arguments)

    def noted(name: str, act: Any) -> Any:
        def acts(*arguments: Any) -> Any:
            taken.append(str(arguments[0]) if name == "prepared" else name)
            return act(*arguments)

        return acts

    with pytest.MonkeyPatch.context() as patch, connection.execute_wrapper(run):
        for name in ("encrypt", "decrypt"):
            patch.setattr(keys, name, noted(name, getattr(keys, name)))
        patch.setattr(connection, "prepared", noted("prepared", connection.prepared))  # type: ignore[attr-defined]
        yield taken
