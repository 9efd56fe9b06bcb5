"""Whether a database will do, asked before anything is served from it. Raises Refusal."""

import time
from collections.abc import Iterator
from contextlib import closing, contextmanager

from django.apps import apps
from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from chatlinks import Refusal

VERSION_AND_ENCODING = """
SELECT current_setting('server_version_num')::int, current_setting('server_encoding')
"""
OLDEST = 150_000  # of PostgreSQL, as it numbers its versions
TURN = 0x73746172  # tells this lock from other advisory locks of the database
AGAIN = 0.2  # seconds until one asks again whether it is one's turn
NOTE = "chatlinks.session"
POOLER = (
    "DATABASE_URL leads to a pooler in transaction mode: what one connection says is heard on"
    " another. Chat Links needs connections of its own: choose session mode (in PgBouncer:"
    " pool_mode = session), or name the database itself (docs/install.md)."
)


def check() -> None:
    """One of its operator's own may be of any age and encoding, and behind anything."""
    with connection.cursor() as cursor:
        cursor.execute(VERSION_AND_ENCODING)
        version, encoding = cursor.fetchone()
    if version < OLDEST:
        raise Refusal(
            f"Chat Links needs PostgreSQL {OLDEST // 10_000} or newer;"
            f" DATABASE_URL leads to {version // 10_000}."
        )
    if encoding != "UTF8":
        raise Refusal(
            f"The database that DATABASE_URL names is encoded in {encoding}, which can't hold every"
            " language. Make it with ENCODING 'UTF8' TEMPLATE template0 (docs/install.md)."
        )
    if shares_sessions():
        raise Refusal(POOLER)
    if newer := unknown_migrations():
        raise Refusal(
            f"This database was brought up to date by a newer version of Chat Links, which knows"
            f" {', '.join(newer[:3])}. Start that version or a later one; or restore a backup from"
            " before the upgrade (docs/operate.md). Nothing was changed."
        )


def shares_sessions() -> bool:
    """Is what one connection sets seen by another, or lost while another works?"""
    with (
        closing(connections.create_connection("default")) as first,
        closing(connections.create_connection("default")) as second,
    ):
        set_note(first, "ours")
        try:
            second.set_autocommit(False)
            seen = note(second)
            return seen == "ours" or note(first) != "ours"
        finally:
            second.rollback()
            set_note(first, "")


def set_note(session: BaseDatabaseWrapper, text: str) -> None:
    with session.cursor() as cursor:
        cursor.execute("SELECT set_config(%s, %s, false)", [NOTE, text])


def note(session: BaseDatabaseWrapper) -> str:
    with session.cursor() as cursor:
        cursor.execute("SELECT coalesce(current_setting(%s, true), '')", [NOTE])
        return str(cursor.fetchone()[0])


def unknown_migrations() -> list[str]:
    """Those of ours that the database has seen and this version doesn't know."""
    loader = MigrationLoader(connection)
    ours = {config.label for config in apps.get_app_configs() if is_ours(config.name)}
    known = set(loader.disk_migrations)
    for migration in loader.disk_migrations.values():
        known.update(migration.replaces)
    unknown = sorted(set(loader.applied_migrations) - known)
    return [f"{label} {name}" for label, name in unknown if label in ours]


def is_ours(module: str) -> bool:
    return module.startswith("chatlinks.")


def behind() -> bool:
    """Is there a migration that the database hasn't seen?"""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


@contextmanager
def turn() -> Iterator[None]:
    """Servers that start on one database at once make it ready one after the other.

    Who waits asks again and again: a statement that waits is a transaction, and for each of those
    an index that is made beside everybody's work (`database/indexes.py`) would wait in its turn.
    """
    with closing(connections.create_connection("default")) as session:
        while not is_next(session):
            time.sleep(AGAIN)
        yield


def is_next(session: BaseDatabaseWrapper) -> bool:
    with session.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [TURN])
        return bool(cursor.fetchone()[0])
