"""The processes that `chatlinks serve` starts beside itself, watched and stopped by it.

The web server, the worker for jobs, and what tells open pages of what is new
(`web/streaming/streams.py`). What each of them does is in `server/roles.py`.
"""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from chatlinks import Refusal
from chatlinks.database import postgres
from chatlinks.server.disk import Disk

PATIENCE = 10.0  # seconds for a child to end by itself before it is killed
AGAIN = 5.0  # seconds before a worker that ended is started again
STATEMENT_SECONDS = 60  # that a statement of a page may take
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
                "chatlinks.server.roles",
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
