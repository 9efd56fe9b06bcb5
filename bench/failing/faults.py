"""Faults, each provoked in a server as `chatlinks serve` starts it: what became of it, and how many
seconds until pages are back.

A page is one that asks the database: 404 where there is no such link, 503 while it is away. What is
acknowledged is a row that was committed just before. Prints one line of JSON, its keys by fault.
"""

import argparse
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

import psutil
import psycopg

from bench.failing import full_disk
from bench.failing.waiting import PAGE, PATIENT, timed, until_back
from chatlinks.database import cluster, postmaster
from tests.kit.servers.running import Server, chatlinks

HALF_SENT = 1000
BEHIND = """
SELECT count(*) FROM conversations_conversation c
JOIN workspaces_business b ON b.id = c.business_id AND c.rules < b.rules"""
CHANGE = (
    "from chatlinks.workspaces.models import Business as B; [b.change_rules() for b in B.{all}]"
)
CHANGE_RULES = CHANGE.format(all="objects.all()")
NEWER = """
INSERT INTO django_migrations (app, name, applied) VALUES ('privacy', '0999_newer', now())"""


class Faults:
    """The measurements, on one data folder."""

    def __init__(self, data: Path, rounds: int) -> None:
        self.data = data
        self.rounds = rounds
        self.written = 0

    def query(self, sql: str, *parameters: Any) -> Any:
        url = postmaster.address(self.data / "postgres").format("chatlinks")
        with psycopg.connect(url, autocommit=True) as connection:
            cursor = connection.execute(sql, parameters)
            row = cursor.fetchone() if cursor.description else None
            return row[0] if row else None

    def start(self, *arguments: str) -> Server:
        return Server("--demo", *arguments, data=self.data).ready(600)

    def write(self) -> None:
        """Something that must not be lost from now on."""
        self.query("CREATE TABLE IF NOT EXISTS bench_written (number int PRIMARY KEY)")
        self.query("INSERT INTO bench_written VALUES (%s)", self.written)
        self.written += 1

    def lost(self) -> int:
        return self.written - int(self.query("SELECT count(*) FROM bench_written"))

    def database_dies(self, number: int) -> dict[str, Any]:
        with self.start() as server:
            seconds = []
            for _ in range(3):
                self.write()
                os.kill(server.postgres(), number)
                seconds.append(until_back(server))
            return {"seconds_until_back": max(seconds), "lost": self.lost()}

    def everything_killed(self) -> dict[str, Any]:
        """What is left is as after a power cut, but for what the system still writes."""
        server, starts, seconds = self.start(), 0, []
        for _ in range(self.rounds):
            self.write()
            kill_all([server.process.pid, *server.pids()])
            server.process.wait()
            server = Server("--demo", data=self.data)
            with suppress(AssertionError):
                seconds.append(round(server.ready(PATIENT).took, 2))
                starts += server.status(PAGE) == 404
                print(f"start {starts} after {seconds[-1]} s", file=sys.stderr, flush=True)
        lost = self.lost()
        server.stop()
        return {
            "first_starts": starts,
            "of": self.rounds,
            "seconds_until_back": max(seconds, default=None),
            "lost": lost,
        }

    def stale_lock(self) -> dict[str, Any]:
        """Its number is that of another program of the same account."""
        folder = self.data / "postgres"
        uid = cluster.account(folder)
        lock = postmaster.socket_folder(folder, uid) / ".s.PGSQL.5432.lock"
        other = subprocess.Popen(["sleep", "600"], user=uid)
        try:
            lock.write_text(f"{other.pid}\n{folder}\n1\n5432\n{lock.parent}\n")
            with self.start() as server:
                return {"started": server.status(PAGE) == 404, "seconds": round(server.took, 2)}
        finally:
            other.kill()
            other.wait()

    def database_hangs(self) -> dict[str, Any]:
        with self.start() as server:
            style = (
                "/static/"
                + next((self.data / "static" / "web").glob("*.css"))
                .relative_to(self.data / "static")
                .as_posix()
            )
            process = psutil.Process(server.postgres())
            all_of_it = [process, *process.children()]
            logged = len(server.said)
            for each in all_of_it:
                each.suspend()
            try:
                hang(server, 30)
                time.sleep(5)
                answers = {
                    "static_seconds": timed(server, style)[1],
                    "live_seconds": timed(server, "/live")[1],
                    "page_status": timed(server, PAGE)[0],
                    "page_seconds": timed(server, PAGE)[1],
                }
            finally:
                for each in reversed(all_of_it):
                    each.resume()
            back = until_back(server)
            return {**answers, "seconds_until_back": back, "logged": len(server.said) - logged}

    def half_sent(self) -> dict[str, Any]:
        """Half of them stop in the head, half in the body."""
        with self.start() as server, ExitStack() as held:
            for number in range(HALF_SENT):
                end = socket.create_connection(("127.0.0.1", server.port), timeout=5)
                held.callback(end.close)
                head = b"POST /accounts/login/ HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                body = b"Content-Length: 500\r\n\r\nlogin=" if number % 2 else b""
                with suppress(OSError):
                    end.sendall(head + body)
            status, seconds = timed(server, PAGE)
            return {"connections": HALF_SENT, "page_status": status, "page_seconds": seconds}

    def two_first_starts(self) -> dict[str, Any]:
        with new_folder() as folder:
            both = [Server("--no-demo", data=Path(folder) / "data") for _ in range(2)]
            ready = 0
            for server in both:
                with suppress(AssertionError):
                    ready += server.ready(PATIENT).status(PAGE) == 404
            for server in both:
                with server:
                    pass
            said = "".join(server.said for server in both)
            return {"ready": ready, "of": 2, "tracebacks": said.count("Traceback")}

    def newer_database(self) -> dict[str, Any]:
        with self.start():
            self.query(NEWER)
        with Server("--demo", data=self.data) as server:
            status = server.ended(PATIENT)
        with_shell = "from django.db import connection as c; c.cursor().execute({!r})"
        undo = "DELETE FROM django_migrations WHERE name = '0999_newer'"
        chatlinks("shell", "-c", with_shell.format(undo), "--data", str(self.data))
        return {"exit_status": status, "says_why": "newer version" in server.said}

    def mask_anew(self) -> dict[str, Any]:
        """The worker is killed in the midst; does what is left get masked all the same?"""
        resumed, seconds = 0, []
        for number in range(5):
            with self.start() as server:
                chatlinks("shell", "-c", CHANGE_RULES, "--data", str(self.data))
                cut_off(server, signal.SIGTERM if number % 2 else signal.SIGKILL)
                begun = time.monotonic()
                while self.query(BEHIND) and time.monotonic() - begun < 3 * PATIENT:
                    time.sleep(0.5)
                resumed += self.query(BEHIND) == 0
                seconds.append(round(time.monotonic() - begun, 1))
        return {"resumed": resumed, "of": 5, "seconds": max(seconds)}


def business_deleted(messages: int) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "bench.failing.business_deleted", str(messages)],
        check=False,
        stdout=subprocess.PIPE,
        text=True,
    )
    lines = done.stdout.strip().splitlines()
    if done.returncode or not lines:
        return {"failed": done.returncode}
    return json.loads(lines[-1])  # type: ignore[no-any-return]


def new_folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="chatlinks-faults-", ignore_cleanup_errors=True)


def kill_all(pids: list[int]) -> None:
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def cut_off(server: Server, number: int) -> None:
    """End the worker for jobs, a moment after it began."""
    time.sleep(1)
    for child in psutil.Process(server.process.pid).children():
        if "worker" in child.cmdline():
            child.send_signal(number)


def hang(server: Server, number: int) -> None:
    """So many ask for a page and wait."""
    for _ in range(number):
        end = socket.create_connection(("127.0.0.1", server.port))
        end.sendall(f"GET {PAGE} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
        ASKING.append(end)


ASKING: list[socket.socket] = []


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=20, help="times that everything is killed")
    parser.add_argument(
        "--messages",
        type=int,
        default=1_000_000,
        help="of the business that is deleted",
    )
    parser.add_argument("--only", nargs="*", help="these faults alone")
    chosen = parser.parse_args()
    data = Path(tempfile.mkdtemp(prefix="chatlinks-faults-")) / "data"
    faults = Faults(data, chosen.rounds)
    measured: dict[str, Callable[[], dict[str, Any]]] = {
        "database_killed": lambda: faults.database_dies(signal.SIGKILL),
        "database_quit": lambda: faults.database_dies(signal.SIGQUIT),
        "everything_killed": faults.everything_killed,
        "stale_lock": faults.stale_lock,
        "database_hangs": faults.database_hangs,
        "half_sent": faults.half_sent,
        "two_first_starts": faults.two_first_starts,
        "newer_database": faults.newer_database,
        "mask_anew": faults.mask_anew,
        "disk_full": lambda: full_disk.measure(Faults),
        "business_deleted": lambda: business_deleted(chosen.messages),
    }
    results: dict[str, Any] = {}
    try:
        for name in chosen.only or measured:
            results[name] = measured[name]()
            print(name, results[name], file=sys.stderr, flush=True)
    finally:
        shutil.rmtree(data.parent, ignore_errors=True)
    print(json.dumps({**results, "load": os.getloadavg()[0]}))


if __name__ == "__main__":
    main()
