"""A fault of `bin/bench faults`: a disk that is really full, a small file system of its own.

What was committed before stays, and pages are back once there is space.
"""

import subprocess
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import psycopg

from bench.failing.waiting import PAGE, PATIENT, timed, until_back
from tests.kit.servers.running import Server, new_folder

DISK = "700m"
FILL = "CREATE TABLE bench_filled AS SELECT repeat('x', 9) FROM generate_series(1, 99999)"


def measure(faults: Callable[[Path, int], Any]) -> dict[str, Any]:
    with new_folder() as folder:
        if problem := mounted(Path(folder)):
            return {"skipped": problem}
        try:
            return fill_up(faults(Path(folder) / "data", 0), Path(folder))
        finally:
            subprocess.run(["umount", "--lazy", folder], check=False)


def mounted(folder: Path) -> str:
    """A small file system there; why not, where the system doesn't let us."""
    folder.chmod(0o755)
    options = f"size={DISK},mode=755"
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)],
        check=False,
        capture_output=True,
        text=True,
    )
    return done.stderr.strip() or "not allowed" if done.returncode else ""


def fill_up(faults: Any, folder: Path) -> dict[str, Any]:
    with Server("--no-demo", data=faults.data) as server:
        server.ready(PATIENT)
        faults.write()
        filler = folder / "filler"
        with suppress(OSError), filler.open("wb", buffering=0) as file:
            while file.write(b"\0" * 2**20):
                pass
        refused = False
        try:
            faults.query(FILL)
        except psycopg.Error:
            refused = True
        status, seconds = timed(server, PAGE)
        reading = timed(server, "/accounts/login/")[0]
        filler.unlink()
        return {
            "write_refused": refused,
            "page_status_full": status,
            "page_seconds_full": seconds,
            "sign_in_status_full": reading,
            "seconds_until_back": until_back(server),
            "lost": faults.lost(),
        }
