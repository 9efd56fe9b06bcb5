"""Memory of `chatlinks import`: the most that its process ever held, for a small and a large file.

Prints one line of JSON: megabytes by the number of messages.
"""

import argparse
import json
import os
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from bench.stores.conversations import dialogues, until
from bench.stores.stage import Stage, stage


def write(path: Path, messages: int) -> int:
    """A file of so many messages; returns how many bytes it has."""
    with path.open("w", encoding="utf-8") as out:
        for each in until(dialogues(copies=messages // 40_000 + 1), messages):
            out.write(json.dumps(each, ensure_ascii=False) + "\n")
    return path.stat().st_size


def write_apart(path: Path, messages: int) -> int:
    """In a process of its own: what this one has held counts for whatever it starts."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as apart:
        return apart.submit(write, path, messages).result()


def peak(on: Stage, messages: int) -> float:
    """Megabytes that importing them takes, of a process of its own."""
    from chatlinks.workspaces.models import Business

    key = f"of-{messages}"
    Business.objects.create(key=key, name=key, time_zone="UTC")
    path = on.data / f"{key}.jsonl"
    size = write_apart(path, messages)
    program = str(Path(sys.executable).with_name("chatlinks"))
    command = [program, "import", str(path), "--business", key, "--data", str(on.data)]
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    assert os.waitstatus_to_exitcode(status) == 0, command
    path.unlink()
    megabytes = usage.ru_maxrss / 1024
    print(f"{messages:,} messages ({size / 1e6:.0f} MB): {megabytes:.0f} MB", flush=True)
    return megabytes


def peaks(small: int, large: int) -> tuple[float, float]:
    with stage() as on:
        return peak(on, small), peak(on, large)


def main() -> None:
    parser = argparse.ArgumentParser(prog="bin/bench import-peak", description=__doc__)
    parser.add_argument("--small", type=int, default=10_000)
    parser.add_argument("--large", type=int, default=1_000_000)
    chosen = parser.parse_args()
    small, large = peaks(chosen.small, chosen.large)
    print(json.dumps({str(chosen.small): round(small, 1), str(chosen.large): round(large, 1)}))


if __name__ == "__main__":
    main()
