"""The embedded PostgreSQL: started on demand, shared by all processes that use a data folder.

Whoever uses it holds a shared lock on a file, `postgres.users`. The system lets go of it however a
process ends, so the last user is always known: it stops the server, or where it was killed, the
server's keeper does (postmaster.py).
"""

import atexit
import fcntl
import os
from contextlib import suppress
from pathlib import Path
from typing import IO

from chatlinks.database import cluster, postmaster
from chatlinks.database.cluster import PostgresProblem

CREATE = "CREATE DATABASE chatlinks ENCODING 'UTF8' TEMPLATE template0 LOCALE 'C'"
USING: dict[Path, IO[bytes]] = {}  # our lock on the users of each server that we use


def ensure(data: Path) -> None:
    """Set DATABASE_URL, starting the embedded server unless one's own is named.

    Raises PostgresProblem.
    """
    if os.environ.get("DATABASE_URL"):
        return
    try:
        os.environ["DATABASE_URL"] = start(data / "postgres")
    except OSError as problem:
        reason = (problem.strerror or str(problem)).lower()
        raise PostgresProblem(
            f"The database can't be used: {problem.filename or data}: {reason}. Choose another"
            " data folder with --data, or run this as the account that the folder belongs to."
        ) from problem


def is_there(data: Path) -> bool:
    """Has one been made? A folder that we may not look into counts: joining says so better."""
    try:
        return (data / "postgres").exists()
    except OSError:
        return True


def start(folder: Path, *, durable: bool = True) -> str:
    """Start (or join) the server whose files lie in `folder`.

    Returns its URL with database `chatlinks`. `durable=False` is for tests: faster, and lost in a
    power cut.
    """
    import psycopg

    folder = folder.absolute()
    folder.parent.mkdir(parents=True, exist_ok=True)
    url = join(folder)
    with psycopg.connect(url.format("postgres"), autocommit=True) as connection:
        if not durable:
            for setting in ("fsync", "synchronous_commit", "full_page_writes"):
                connection.execute(f"ALTER SYSTEM SET {setting} = off")
            connection.execute("SELECT pg_reload_conf()")
        # The latter, where two make it at once.
        with suppress(psycopg.errors.DuplicateDatabase, psycopg.errors.UniqueViolation):
            connection.execute(CREATE)
    return url.format("chatlinks")


def join(folder: Path) -> str:
    """Be one of its users from now on. Those who start it take turns."""
    with cluster.lock_file(folder, "lock") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        USING[folder] = cluster.lock_file(folder, "users")
        atexit.register(leave, folder)
        fcntl.flock(USING[folder], fcntl.LOCK_SH)
        cluster.make(folder, turn)
        return postmaster.run(folder)


def revive(data: Path) -> bool:
    """Start the server again if it died; whether it had. Raises PostgresProblem.

    Only for one of its users. Somebody else who starts it just now is waited for.
    """
    folder = (data / "postgres").absolute()
    if postmaster.running(folder) is not None:
        return False
    with cluster.lock_file(folder, "lock") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        postmaster.run(folder)
    return True


def leave(folder: Path) -> None:
    """Use it no more. Returns when it is stopped, or goes on for others."""
    using = USING.pop(folder.absolute(), None)
    if using is None:
        return
    with using:
        try:
            fcntl.flock(using, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            # Others use it; or one who stops it holds the lock, which is worth waiting for.
            fcntl.flock(using, fcntl.LOCK_SH)
        else:
            postmaster.stop(folder)
