"""A day in full swing is counted while its users write: what a count costs, and what writers wait.

The day holds real dialogues, repeated. `count_cpu_s` is CPU of the application and the database for
one whole count; `share` of one processor is what counting takes of a day that is written to all the
time, with the rest that it takes after each count. Writers' seconds are by the clock: `calm` before
the count, `meanwhile` while it goes on.
"""

import argparse
import json
import os
import subprocess
import sys
import threading
import time
from datetime import date, timedelta

from bench.asking import cpu
from bench.stores import growth
from bench.stores.conversations import dialogues, load, until
from bench.stores.stage import Stage, stage

IMPORTED = 10_000  # messages at most; beyond, they are repeated
WRITES = 20  # before the count
ONE_DAY = """
UPDATE conversations_message
SET at = %s::date + interval '12 hours' + (id %% 40000) * interval '1 second'"""
DIRTY = "INSERT INTO analytics_dirtyday (business_id, day) VALUES (%s, %s)"


def write(on: Stage, number: int) -> float:
    """Seconds that one message of a user takes to be written."""
    from chatlinks.chats import transitions
    from chatlinks.conversations.live import opening
    from chatlinks.conversations.records.incoming import IncomingContact
    from chatlinks.workspaces.models import Business

    business = Business.objects.get(pk=on.business_id)
    contact = IncomingContact(id=f"writer-{number % 5}")
    began = time.monotonic()
    transitions.user_writes(business, contact, opening.message("user", "Where is my card?"))
    return time.monotonic() - began


def write_until(on: Stage, over: threading.Event, waits: list[float]) -> None:
    from django.db import connection

    while not over.is_set():
        waits.append(write(on, len(waits)))
        time.sleep(0.05)
    connection.close()


def count(business_id: int, day: str) -> None:
    """In a process of its own, as the worker's is; prints what it took."""
    import django

    django.setup()
    from chatlinks.analytics.counts import daily_counts
    from chatlinks.workspaces.models import Business

    business = Business.objects.get(pk=business_id)
    backend = cpu.own_backend()
    began, there, here = time.monotonic(), cpu.of_process(backend), time.process_time()
    daily_counts.count(business, date.fromisoformat(day))
    together = time.process_time() - here + cpu.of_process(backend) - there
    print(json.dumps([together, time.monotonic() - began]))


def measure(on: Stage, messages: int) -> dict[str, float]:
    from chatlinks.analytics.counts.daily_counts import RESTS
    from chatlinks.database.rows import execute

    load(on, until(dialogues(seed=7), min(messages, IMPORTED)))
    growth.grow(messages)
    day = date.today() - timedelta(days=2)
    execute(ONE_DAY, [day])
    execute(DIRTY, [on.business_id, day])
    execute("VACUUM ANALYZE")
    calm = [write(on, number) for number in range(WRITES)]
    over, meanwhile = threading.Event(), list[float]()
    writer = threading.Thread(target=write_until, args=[on, over, meanwhile])
    writer.start()
    command = [sys.executable, "-m", "bench.counting_day", "--count", str(on.business_id), str(day)]
    counted = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    cpu_seconds, seconds = json.loads(counted.stdout)
    over.set()
    writer.join()
    return {
        "messages": messages,
        "count_cpu_s": cpu_seconds,
        "count_seconds": seconds,
        "share": cpu_seconds / (seconds * (1 + RESTS)),
        "calm_p50_s": cpu.median(calm),
        "calm_max_s": max(calm),
        "meanwhile": len(meanwhile),
        "meanwhile_p50_s": cpu.median(meanwhile),
        "meanwhile_max_s": max(meanwhile),
        "load": os.getloadavg()[0],
    }


def main() -> None:
    parser = argparse.ArgumentParser(prog="bin/bench counting-day", description=__doc__)
    parser.add_argument("--messages", type=int, default=100_000, help="of the day")
    parser.add_argument("--count", nargs=2, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.count:
        count(int(chosen.count[0]), chosen.count[1])
        return
    with stage() as on:
        figures = measure(on, chosen.messages)
    print(json.dumps({name: round(value, 4) for name, value in figures.items()}))


if __name__ == "__main__":
    main()
