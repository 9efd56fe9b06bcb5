"""The disk of the embedded database: warned of before it is full, and some of it kept in reserve.

PostgreSQL stops where it can't write its log, and can't start either. A file that is given up then
lets it start, and its operator make room in peace.
"""

import os
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

MEGABYTE = 1024**2
RESERVE = 128 * MEGABYTE  # eight of the pieces that PostgreSQL's log grows by
LAST = 48 * MEGABYTE  # free, from which on the reserve is given up
LOW = 2048 * MEGABYTE  # free, from which on it is told; the reserve is made with more than that
EVERY = 5.0  # seconds between two looks
AGAIN = 3600.0  # seconds between two warnings

FULL = (
    "The disk is full, so the reserve of {:,} MB was given up. Make room now: without it the"
    " database stops."
)
FILLS = "The disk fills up: {:,} MB are free. When it is full, nothing can be written."


class Disk:
    """`look()` at it now and then; `tell` is called with what its operator must know."""

    def __init__(self, data: Path, tell: Callable[[str], None]) -> None:
        self.data = data
        self.tell = tell
        self.reserve = data / "reserve"
        self.next_look = 0.0
        self.next_warning = 0.0

    def free(self) -> int:
        """Bytes."""
        return shutil.disk_usage(self.data).free

    def look(self) -> None:
        now = time.monotonic()
        if now < self.next_look:
            return
        self.next_look = now + EVERY
        with suppress(OSError):
            self.act(self.free(), now)

    def act(self, free: int, now: float) -> None:
        if free < LAST and self.reserve.exists():
            self.reserve.unlink()
            self.tell(FULL.format(RESERVE // MEGABYTE))
        elif free < LOW and now >= self.next_warning:
            self.next_warning = now + AGAIN
            self.tell(FILLS.format(free // MEGABYTE))
        elif free >= LOW + RESERVE and not self.reserve.exists():
            self.put_by()

    def put_by(self) -> None:
        beside = self.reserve.with_suffix(".new")
        with open(
            os.open(
                beside,
                os.O_CREAT | os.O_WRONLY | os.O_TRUNC,
                0o600,
            ),
            "wb",
        ) as file:
            os.posix_fallocate(file.fileno(), 0, RESERVE)
        beside.rename(self.reserve)
