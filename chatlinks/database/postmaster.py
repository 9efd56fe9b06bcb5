"""PostgreSQL's own processes: run and stopped, for postgres.py; their files are cluster.py's.

Three locks lie beside the folder, and the system lets go of each however its holder ends: `lock`
(whose turn it is to start it), `users` (who uses it), `keeper` (somebody starts it, or watches it).
"""

import fcntl
import hashlib
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import IO, Any
from urllib.parse import quote

from chatlinks.database.cluster import (
    PostgresProblem,
    account,
    let_in,
    lock_file,
    open_owned,
    programs,
    surroundings,
)

PATIENCE = 30  # seconds until it answers
LONG_PATIENCE = 900  # seconds until it has gone through what it had not yet written
LONG = 5  # seconds after which one says what one is waiting for
RECOVERING = "PostgreSQL goes through what a crash left; that can take minutes …"
# A server's processes outlive it by moments, or by as long as their statement takes.
WAITS_FOR_OTHERS = re.compile("still in use")
RECOVERS = re.compile("starting up|not yet accepting|recovery")
# Linux flushes a whole file system at once.
FLUSHED_BY = "syncfs" if sys.platform == "linux" else "fsync"
LONGEST_SOCKET = 100  # bytes in the path of a socket; systems differ, none takes much more


def run(folder: Path) -> str:
    """Have it run and answer; returns its URL, with {} for the database's name.

    To be called by one at a time, who holds `lock`.
    """
    keeper: subprocess.Popen[bytes] | None = None
    begun, has_said_why = time.monotonic(), False
    while trouble := trouble_at(folder):
        if running(folder) is None and not has_keeper(folder):
            if keeper is not None and not WAITS_FOR_OTHERS.search(ending(folder)):
                raise PostgresProblem(
                    f"PostgreSQL didn't start. Its log, {folder / 'log'}, ends:\n{ending(folder)}"
                )
            keeper = have_kept(folder)
        waited, recovers = time.monotonic() - begun, bool(RECOVERS.search(trouble))
        if waited > (LONG_PATIENCE if recovers else PATIENCE):
            raise PostgresProblem(f"PostgreSQL runs, but doesn't answer: {trouble}")
        if waited > LONG and recovers and not has_said_why:
            print(RECOVERING, file=sys.stderr, flush=True)
            has_said_why = True
        time.sleep(0.02)
    return address(folder)


def is_locked(file: IO[bytes]) -> bool:
    """By somebody else; else it is locked by us now."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    return False


def has_keeper(folder: Path) -> bool:
    """Is somebody starting the server, or watching it?"""
    with lock_file(folder, "keeper") as file:
        return is_locked(file)


def clear_away(folder: Path) -> None:
    """What a server left that was killed: PostgreSQL would take it for one that runs.

    For ever, where the number that its socket's lock names belongs to another program by now.
    """
    sockets = socket_folder(folder, account(folder))
    for name in (".s.PGSQL.5432", ".s.PGSQL.5432.lock"):
        (sockets / name).unlink(missing_ok=True)


def trouble_at(folder: Path) -> str:
    """Why it takes no connections; empty when it does."""
    import psycopg

    if running(folder) is None:
        return "not there"
    try:
        psycopg.connect(address(folder).format("postgres"), connect_timeout=5).close()
    except (psycopg.OperationalError, FileNotFoundError, IndexError) as problem:
        return str(problem) or "not there"
    return ""


def address(folder: Path) -> str:
    """Where the server that runs says that it listens."""
    sockets = (folder / "postmaster.pid").read_text().splitlines()[4]
    return f"postgresql://postgres@/{{}}?host={quote(sockets, safe='/')}&port=5432"


def have_kept(folder: Path) -> "subprocess.Popen[bytes]":
    """Start a keeper, which starts the server. No server runs and nobody starts one."""
    with (
        open_owned(folder / "log", account(folder)) as log,
        lock_file(folder, "keeper") as lock,
    ):
        fcntl.flock(lock, fcntl.LOCK_EX)
        clear_away(folder)
        return subprocess.Popen(
            [
                sys.executable,
                "-P",
                "-m",
                "chatlinks.database.postmaster",
                str(folder),
            ],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            # Which is the keeper's from now on, whatever becomes of us.
            pass_fds=[lock.fileno()],
        )


def keep(folder: Path) -> None:
    """The keeper: run the server until nobody uses it, then stop it. Ends with it."""
    for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        # Not SIG_IGN, which the server would inherit.
        signal.signal(name, lambda number, frame: None)
    server = launch(folder)
    signal.signal(signal.SIGCHLD, lambda number, frame: sys.exit())
    if server.poll() is None:
        with lock_file(folder, "users") as users:
            fcntl.flock(users, fcntl.LOCK_EX)
            stop(folder)


def launch(folder: Path) -> "subprocess.Popen[bytes]":
    uid = account(folder)
    let_in(folder, uid)
    command = [
        str(programs() / "postgres"),
        "-D",
        str(folder),
        "-h",
        "",
        "-k",
        str(socket_folder(folder, uid)),
        "-p",
        "5432",
        # After a crash all files are flushed first: one by one that takes seconds on a busy disk.
        "-c",
        f"recovery_init_sync_method={FLUSHED_BY}",
    ]
    return subprocess.Popen(command, start_new_session=True, **surroundings(folder, uid))


def socket_folder(folder: Path, uid: int | None) -> Path:
    """The folder itself, or one for its owner alone.

    The latter where its path is too long for a socket, or looks like a list.
    """
    if len(os.fsencode(folder / ".s.PGSQL.5432")) <= LONGEST_SOCKET and "," not in str(folder):
        return folder
    name = hashlib.sha256(os.fsencode(folder)).hexdigest()[:12]
    short = Path(tempfile.gettempdir()) / f"chatlinks-{name}"
    mine = os.geteuid() if uid is None else uid
    with suppress(FileExistsError):
        short.mkdir(mode=0o700)
        os.chown(short, mine, -1)
    if short.is_symlink() or short.stat().st_uid != mine or short.stat().st_mode & 0o077:
        raise PostgresProblem(
            f"{short}, where PostgreSQL would listen, belongs to somebody else."
            " Choose a shorter path with --data."
        )
    return short


def running(folder: Path) -> int | None:
    """The server's process, if there is one."""
    import psutil

    with suppress(FileNotFoundError, ValueError, IndexError):
        file = folder / "postmaster.pid"
        pid = int(file.read_text().split()[0])
        with suppress(psutil.NoSuchProcess):
            if is_server(psutil.Process(pid), folder):
                return pid
        # It died, and another program may have its number, which PostgreSQL would take for a
        # server.
        file.unlink()
    return None


def is_server(process: Any, folder: Path) -> bool:
    """Is this PostgreSQL, and that of this folder? It works in the folder of its files."""
    import psutil

    if process.name() != "postgres" or process.status() == psutil.STATUS_ZOMBIE:
        return False
    try:
        return os.path.samefile(process.cwd(), folder)
    except FileNotFoundError:  # that folder was deleted
        return False
    except psutil.AccessDenied:
        return True


def stop(folder: Path) -> None:
    """In order, within a minute; else as in a crash, which costs but time at the next start.

    One that is only being started is waited for, and stopped then.
    """
    until = time.monotonic() + PATIENCE
    while (pid := running(folder)) is None and has_keeper(folder) and time.monotonic() < until:
        time.sleep(0.02)
    for name, patience in ((signal.SIGINT, 60), (signal.SIGQUIT, 10)):
        if pid is None:
            return
        with suppress(ProcessLookupError):
            os.kill(pid, name)
        until = time.monotonic() + patience
        while running(folder) == pid and time.monotonic() < until:
            time.sleep(0.02)
        pid = running(folder)


def ending(folder: Path) -> str:
    with suppress(FileNotFoundError):
        return "\n".join((folder / "log").read_text(errors="replace").splitlines()[-5:])
    return "(there is none)"


if __name__ == "__main__":
    keep(Path(sys.argv[1]))
