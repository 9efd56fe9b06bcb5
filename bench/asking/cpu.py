"""CPU seconds: of this process, of another, of a child and all that it started."""

import statistics
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import psutil

BACKEND = "SELECT pg_backend_pid()"


class Cost(NamedTuple):
    """CPU milliseconds: of the application, and of the database's process that serves it."""

    application: float
    database: float

    @property
    def together(self) -> float:
        return self.application + self.database

    def each_of(self, count: int) -> "Cost":
        return Cost(self.application / count, self.database / count)


def of_process(pid: int) -> float:
    """CPU seconds that a process of one thread has used: to the nanosecond where the kernel tells,
    else to the tick.
    """
    with suppress(OSError, ValueError, IndexError):
        used = Path(f"/proc/{pid}/schedstat").read_text().split()[0]
        if int(used):
            return int(used) / 1e9
    return seconds(psutil.Process(pid))


def seconds(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)


def of_tree(pid: int) -> float:
    """CPU seconds of a process and all below it, over all their threads."""
    top = psutil.Process(pid)
    return sum(map(seconds, [top, *top.children(recursive=True)]))


def settle(pid: int, seconds: float = 60) -> None:
    """Wait until a process and all below it do nothing by themselves: what they start with is done.

    Nothing: less than 0.05 s of CPU within a second.
    """
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        before = of_tree(pid)
        time.sleep(1)
        if of_tree(pid) - before < 0.05:
            return


def spin() -> float:
    """CPU milliseconds of a fixed piece of Python: how fast this machine is, just now."""
    began = time.process_time()
    total = 0
    for number in range(100_000):
        total += number & 7
    return (time.process_time() - began) * 1000


def median(values: Iterable[float]) -> float:
    return statistics.median(values)


def timed(action: Callable[[], object], backend: int) -> Cost:
    """What an action takes; `backend` is the database's process that serves it."""
    there, here = of_process(backend), time.process_time()
    action()
    return Cost(
        application=(time.process_time() - here) * 1000,
        database=(of_process(backend) - there) * 1000,
    )


def own_backend() -> int:
    """The process id of the database's process that serves Django's connection."""
    from django.db import connection

    [(pid,)] = connection.prepared(BACKEND, [])  # type: ignore[attr-defined]
    return int(pid)
