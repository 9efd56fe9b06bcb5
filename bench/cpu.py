"""CPU seconds: of this process, of another, of a child and all that it started."""

import statistics
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

import psutil


def of_process(pid: int) -> float:
    """CPU seconds that a process of one thread has used: to the nanosecond where the kernel tells, else to the tick."""
    with suppress(OSError, ValueError, IndexError):
        if used := int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]):
            return used / 1e9
    times = psutil.Process(pid).cpu_times()
    return float(times.user + times.system)


def of_tree(pid: int) -> float:
    """CPU seconds of a process and all below it, over all their threads."""
    processes = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
    return sum(
        float(times.user + times.system) for each in processes for times in [each.cpu_times()]
    )


def spin() -> float:
    """CPU milliseconds of a fixed piece of Python: how fast this machine is, just now."""
    began = time.process_time()
    total = 0
    for number in range(100_000):
        total += number & 7
    return (time.process_time() - began) * 1000


def median(values: Iterable[float]) -> float:
    return statistics.median(values)


def timed(action: Callable[[], object], backend: int) -> tuple[float, float]:
    """CPU milliseconds that an action takes: here, and in the database's process that serves it."""
    there, here = of_process(backend), time.process_time()
    action()
    return (time.process_time() - here) * 1000, (of_process(backend) - there) * 1000
