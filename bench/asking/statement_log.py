"""Everything that the database is sent while something is done, by its own log: BEGIN, SET and
pings too.
"""

import os
import time
from collections.abc import Callable
from pathlib import Path

import psycopg

SETTINGS = ("log_statement = 'all'", "log_line_prefix = 'from %p '")


def count_statements(data: Path, backend: int, action: Callable[[], object]) -> int:
    """Of one backend, by its process id; `data` is the stage's folder."""
    log = data / "postgres" / "log"
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as other:
        for setting in SETTINGS:
            other.execute(f"ALTER SYSTEM SET {setting}")
        other.execute("SELECT pg_reload_conf()")
        time.sleep(0.5)
        before = log.stat().st_size
        action()
        time.sleep(0.3)
        other.execute("ALTER SYSTEM RESET log_statement")
        other.execute("SELECT pg_reload_conf()")
    with log.open("rb") as file:
        file.seek(before)
        lines = file.read().decode().splitlines()
    return sum(line.startswith(f"from {backend} LOG:") for line in lines)
