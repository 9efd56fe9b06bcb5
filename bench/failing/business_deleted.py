"""A fault of `bin/bench faults`, in a process of its own, for Django knows one database: a business
of many messages is deleted. How long that takes, what the worker's memory grows to, and how long a
page of another reader took at most meanwhile.

Run as a program with the number of messages; prints one line of JSON.
"""

import json
import sys
import time
import urllib.error
import urllib.request

import psutil

from bench.asking import browse
from bench.stores import growth
from bench.stores.conversations import dialogues, load, until
from bench.stores.stage import Stage, stage

IMPORTED = 30_000  # messages at most; beyond, they are repeated
PATIENT = 3600.0  # seconds
GONE = "SELECT count(*) FROM workspaces_business WHERE id = %s"
LEFT = "SELECT count(*) FROM conversations_message WHERE business_id = %s"


def begin(on: Stage) -> None:
    from chatlinks.workspaces.administration import deletion
    from chatlinks.workspaces.models import Business, Membership

    Membership.objects.filter(business=on.business_id).delete()
    deletion.begin(Business.objects.get(pk=on.business_id))


def page(url: str) -> float:
    """Seconds until a page that asks the database is there."""
    began = time.monotonic()
    try:
        urllib.request.urlopen(f"{url}/c/no-such-link", timeout=60).read()
    except urllib.error.HTTPError as answer:
        answer.read()
    return time.monotonic() - began


def memory(pid: int) -> int:
    """Bytes of the server's biggest process."""
    server = psutil.Process(pid)
    every = (server, *server.children(recursive=True))
    return max(int(each.memory_info().rss) for each in every)


def watch(on: Stage, url: str, pid: int) -> dict[str, float]:
    began, slowest, biggest = time.monotonic(), 0.0, 0
    while growth.number(GONE, [on.business_id]) and time.monotonic() - began < PATIENT:
        slowest = max(slowest, page(url))
        biggest = max(biggest, memory(pid))
        time.sleep(1)
    return {
        "seconds": round(time.monotonic() - began, 1),
        "left": growth.number(LEFT, [on.business_id]),
        "slowest_page_seconds": round(slowest, 2),
        "biggest_process_mb": round(biggest / 2**20),
    }


def main(messages: int) -> None:
    with stage() as on:
        load(on, until(dialogues(seed=7), min(messages, IMPORTED)))
        growth.grow(messages)
        with browse.served(on) as (url, pid):
            begin(on)
            print(json.dumps({"messages": messages, **watch(on, url, pid)}), flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]))
