"""The processes that `chatlinks serve` starts beside itself.

The web server, the worker for jobs, and what tells open pages of what is new
(`web/streaming/streams.py`).

Each ends when its parent does, however that ended: it reads a pipe whose other end only the parent
holds.
"""

import asyncio
import importlib
import os
import resource
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from chatlinks import Refusal
from chatlinks.database import postgres
from chatlinks.privacy.detection.told.warm import read_lists
from chatlinks.server.disk import Disk

PATIENCE = 10.0  # seconds for a child to end by itself before it is killed
AGAIN = 5.0  # seconds before a worker that ended is started again
STATEMENT_SECONDS = 60  # that a statement of a page may take
# Connections that a web server process holds at once, and how long a request's head may take to
# come: at 1,024 and 30 s, a thousand half-sent requests kept everybody out.
CONNECTIONS = 8192
HEAD_SECONDS = 10
MOST_STREAMS = 20_000  # open pages
GO = b"go"  # to the web server: all is ready


class Children:
    """`start()` them, `watch()` until one ends, `stop()` them all."""

    def __init__(
        self,
        host: str,
        port: int,
        workers: int,
        *,
        embedded: Path | None,
    ) -> None:
        """`embedded` is the data folder of the embedded database; None with one's own."""
        self.host = host
        self.port = port
        self.workers = workers
        self.embedded = embedded
        self.disk = Disk(embedded, complain) if embedded else None
        self.stream_socket: socket.socket | None = None  # where open pages connect
        self.processes: dict[str, subprocess.Popen[bytes]] = {}
        self.ended_at: dict[str, float] = {}  # role → when it ended, until it starts again
        self.started = False
        self.patient_until = 0.0  # on time.monotonic: before that the database isn't tried again

    def launch(
        self,
        role: str,
        *arguments: str,
        inherits: Sequence[int] = (),
    ) -> None:
        self.processes[role] = subprocess.Popen(
            [
                sys.executable,
                "-P",
                "-m",
                "chatlinks.server.children",
                role,
                *arguments,
            ],
            stdin=subprocess.PIPE,
            env=self.environment(role),
            pass_fds=inherits,
            # Ctrl-C reaches the parent alone, which then stops its children in order.
            start_new_session=True,
        )

    def environment(self, role: str) -> dict[str, str]:
        """The worker joins the embedded database by itself.

        So the database outlives no process that uses it.
        """
        variables = {**os.environ, "CHATLINKS_SERVING": "1"}
        if role == "web":
            variables.setdefault("CHATLINKS_STATEMENT_SECONDS", str(STATEMENT_SECONDS))
        if role == "worker" and self.embedded:
            variables.pop("DATABASE_URL", None)
        return variables

    def warm_up(self) -> None:
        """Have the web server's process read its code, while the database is made ready for it."""
        self.launch("web", self.host, str(self.port), str(self.workers))

    def start(self) -> None:
        """Returns when the web server answers, or has ended."""
        web = self.processes["web"]
        with suppress(BrokenPipeError):
            os.write(web.stdin.fileno(), GO)  # type: ignore[union-attr]
        while web.poll() is None and not self.answers():
            time.sleep(0.02)
        self.launch("worker")
        self.launch_streams()
        self.started = True

    def launch_streams(self) -> None:
        if self.stream_socket is not None:
            number = self.stream_socket.fileno()
            self.launch("streams", str(number), inherits=[number])

    def answers(self) -> bool:
        with (
            suppress(OSError),
            socket.create_connection((self.host, self.port), timeout=1),
        ):
            return True
        return False

    def watch(self) -> int:
        """Until the web server ends by itself (1).

        Another that ends, as a worker when the database goes away, is started again; so is an
        embedded database that died, and before all else.
        """
        while (status := self.processes["web"].poll()) is None:
            if self.disk is not None:
                self.disk.look()
            self.revive_database()
            self.revive("worker", "The worker for jobs", lambda: self.launch("worker"))
            self.revive("streams", "What tells open pages what is new", self.launch_streams)
            time.sleep(0.2)
        ended = f"The web server ended by itself (exit status {status})"
        complain(f"{ended}, so everything is stopped.")
        return 1

    def revive(
        self,
        role: str,
        name: str,
        start: Callable[[], None],
    ) -> None:
        process = self.processes.get(role)
        if process is None or process.poll() is None:
            self.ended_at.pop(role, None)
        elif role not in self.ended_at:
            self.ended_at[role] = time.monotonic()
            complain(f"{name} ended; it starts again in {AGAIN:.0f} seconds.")
        elif time.monotonic() - self.ended_at[role] > AGAIN:
            start()

    def revive_database(self) -> None:
        """Looked at each time round: it asks the system alone, and no database."""
        if self.embedded is None or time.monotonic() < self.patient_until:
            return
        try:
            if postgres.revive(self.embedded):
                complain("The database had died; it runs again.")
        except (OSError, Refusal) as problem:
            complain(f"The database died and can't be started yet. {problem}")
            self.patient_until = time.monotonic() + AGAIN

    def stop(self) -> None:
        for process in self.processes.values():
            process.terminate()
        for process in self.processes.values():
            with suppress(subprocess.TimeoutExpired):
                process.wait(PATIENCE)
            with suppress(ProcessLookupError):  # what is left of it, and of what it started
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def complain(text: str) -> None:
    print(text, file=sys.stderr)


def end_with_parent() -> threading.Event:
    """End this process, and what it started, when the parent's end of our standard input closes.

    Returns what is set once the parent says GO.
    """
    go = threading.Event()

    def wait_and_end() -> None:
        while os.read(0, len(GO)):
            go.set()
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(PATIENCE)
        os.killpg(0, signal.SIGKILL)

    threading.Thread(target=wait_and_end, daemon=True).start()
    return go


def web(host: str, port: str, workers: str) -> None:
    go = end_with_parent()
    import django
    from django.conf import settings
    from granian import Granian
    from granian.constants import Interfaces
    from granian.http import HTTP1Settings
    from granian.log import LogLevels

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chatlinks.settings")
    django.setup()
    importlib.import_module("chatlinks.urls")

    server = Granian(
        "chatlinks.wsgi:application",
        address=host,
        port=int(port),
        interface=Interfaces.WSGI,
        workers=int(workers),
        blocking_threads=settings.DATABASE_THREADS + settings.SPARE_THREADS,
        backlog=CONNECTIONS,
        backpressure=CONNECTIONS,
        http1_settings=HTTP1Settings(header_read_timeout=HEAD_SECONDS * 1000),
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=5,
        log_level=LogLevels.error,
    )
    allow_files(2 * CONNECTIONS)
    read_lists()  # while the database is made ready; the processes that serve share them
    go.wait()
    # It looks over the static files, which are all there only now.
    importlib.import_module("chatlinks.wsgi")
    # In the processes that serve. A thread of this one would leave the locks that it holds while
    # it imports to them, held for ever.
    os.register_at_fork(after_in_child=begin)
    server.serve()


def begin() -> None:
    """In a process that serves: hear what pages hear, before they ask."""
    from chatlinks.web.streaming.live import hub

    threading.Thread(target=hub.start, daemon=True).start()


def allow_files(number: int) -> None:
    """Have this process open so many files, if the system lets it: each connection is one."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = number if hard == resource.RLIM_INFINITY else min(number, hard)
    if soft != resource.RLIM_INFINITY and soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


def worker() -> None:
    import django

    # In order, so that it leaves the database in order.
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit())
    postgres.ensure(Path(os.environ["CHATLINKS_DATA"]))
    end_with_parent()
    django.setup()
    from procrastinate import PsycopgConnector
    from procrastinate.contrib.django import app
    from procrastinate.contrib.django.utils import connector_params
    from procrastinate.exceptions import ConnectorException

    connector = PsycopgConnector(kwargs=connector_params("default"), timeout=5)
    try:
        with app.replace_connector(connector):
            # Long jobs are told to stop; short ones are waited for all the same.
            app.run_worker(shutdown_graceful_timeout=1.0)
    except ConnectorException:
        sys.exit("The worker for jobs lost the database.")


def streams(number: str) -> None:
    end_with_parent()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chatlinks.settings")
    from chatlinks.web.streaming.live import hub
    from chatlinks.web.streaming.streams import tell

    allow_files(2 * MOST_STREAMS)
    asyncio.run(tell(socket.socket(fileno=int(number)), hub))


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["web", host, port, workers]:
            web(host, port, workers)
        case ["streams", number]:
            streams(number)
        case _:
            worker()
