"""A server started as a reader of the README would, for tests that look at it from outside."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

from tests.kit.servers.as_installed import only_what_is_installed

ROOT = Path(__file__).resolve().parents[3]
SERVE = [str(Path(sys.executable).parent / "chatlinks"), "serve"]


def new_folder() -> tempfile.TemporaryDirectory[str]:
    """Not pytest's tmp_path, which PostgreSQL may not enter where it runs as a user of its own."""
    return tempfile.TemporaryDirectory(prefix="chatlinks-", ignore_cleanup_errors=True)


def slowness() -> float:
    """How busy the machine is: 1 while there are no more that want to run than processors."""
    return max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))


def chatlinks(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "CHATLINKS_DATA")}
    return subprocess.run(
        [SERVE[0], *arguments],
        check=False,
        capture_output=True,
        text=True,
        timeout=60 * slowness(),
        env=kept | only_what_is_installed() | environment,
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def children_of(pid: int) -> list[int]:
    """Every process that `pid` started, and that those started."""
    told = subprocess.run(
        ["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True
    ).stdout
    pairs = [tuple(map(int, line.split())) for line in told.splitlines()]
    found, wave = [], {pid}
    while wave := {child for child, parent in pairs if parent in wave}:
        found += wave
    return sorted(found)


def is_alive(pid: int) -> bool:
    """Running; one that has ended and waits for its parent to notice doesn't count."""
    state = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(pid)], check=False, capture_output=True, text=True
    ).stdout.strip()
    return bool(state) and not state.startswith("Z")


def all_end(pids: list[int], within: float = 60) -> bool:
    until = time.monotonic() + within
    while time.monotonic() < until:
        if not any(map(is_alive, pids)):
            return True
        time.sleep(0.1)
    return False


class Server:
    """One start of it. `said` grows as it prints."""

    def __init__(
        self,
        *arguments: str,
        data: Path,
        command: list[str] = SERVE,
        port: int = 0,
        **environment: str,
    ) -> None:
        self.data, self.port, self.said = data, port or free_port(), ""
        kept = {
            k: v
            for k, v in os.environ.items()
            if not k.startswith(("CHATLINKS_", "DATABASE_", "DJANGO_", "PYTEST_"))
        }
        self.begun = time.monotonic()
        self.process = subprocess.Popen(
            [*command, "--port", str(self.port), "--data", str(data), *arguments],
            cwd=ROOT,
            text=True,
            start_new_session=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=kept | only_what_is_installed() | environment,
        )
        self.listener = threading.Thread(target=self.listen, daemon=True)
        self.listener.start()

    def listen(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.said += line

    def __enter__(self) -> "Server":
        return self

    def __exit__(self, *problem: object) -> None:
        if self.process.poll() is None:
            self.stop()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ready(self, within: float = 90) -> "Server":
        """Returns when it says where it is; `took` is how many seconds that was after the start.

        `within` seconds, or as many times that as the machine is busy.
        """
        until = time.monotonic() + within * slowness()
        while "Chat Links is at" not in self.said:
            assert self.process.poll() is None, self.said
            assert time.monotonic() < until, f"not ready in time: {self.said}"
            time.sleep(0.05)
        self.took = time.monotonic() - self.begun
        return self

    def text(self, path: str) -> str:
        with urllib.request.urlopen(f"{self.url}{path}", timeout=20) as answer:
            return answer.read().decode()

    def status(self, path: str) -> int:
        try:
            with urllib.request.urlopen(self.url + path, timeout=20) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as answer:
            return answer.code

    def postgres(self) -> int:
        return int((self.data / "postgres" / "postmaster.pid").read_text().split()[0])

    def pids(self) -> list[int]:
        """All that it started, its database among them."""
        embedded = [self.postgres()] if (self.data / "postgres" / "postmaster.pid").exists() else []
        return [*children_of(self.process.pid), *embedded]

    def ended(self, within: float = 30) -> int:
        """The exit status."""
        status = self.process.wait(within)
        self.listener.join(5)
        return status

    def stop(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.ended()
