"""What comes in, messages a second, all of it durable, masked and sealed when it is acknowledged:
through the API one by one, by 100 and by 1,000, and by the importer, beside a bare COPY of the very
rows that an import made.

The API is that of a server as `chatlinks serve` starts it, asked over kept connections from a
process of its own: 50 programs at once for single messages, two for batches. Messages are those
of the dialogues, in order, written today. `peak_mb_1m_vs_10k` is the importer's memory for very
many messages by that for ten thousand; `peak_messages` says how many those were. A million take
a quarter of an hour: `--peak 1000000`.

What is under way is told on stderr; the last line is JSON. Data and database are its own, in a
folder that goes when it ends.
"""

import argparse
import http.client
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from bench.against.beside_copy import figures, measure
from bench.asking import browse
from bench.stores.conversations import Given, dialogues, json_lines, load, until
from bench.stores.stage import Stage, stage

SINGLE, BATCHES = 50, 2  # programs at once
SMALL = 10_000  # messages whose memory others are held against
TOKENS = 8  # keys: no program comes near the rate that one may ask at
KINDS = {"single": 1, "batch_100": 100, "batch_1000": 1000}
Figures = dict[str, float]


def items(prefix: str, wanted: int) -> Iterator[Given]:
    """Messages as a program sends them, each with its contact."""
    for dialogue in dialogues(copies=wanted // 40_000 + 1):
        contact = dict(dialogue["contact"])
        contact["id"] = f"{prefix}-{contact['id']}"
        for message in lately(dialogue["messages"]):
            if not wanted:
                return
            wanted -= 1
            id_ = f"{prefix}-{dialogue['id']}-{message['id']}"
            yield {"contact": contact, "message": {**message, "id": id_}}


def lately(messages: list[Given]) -> Iterator[Given]:
    """As if the first had been written an hour ago: what comes one by one is of today."""
    first = datetime.fromisoformat(messages[0]["at"])
    by = datetime.now(UTC) - timedelta(hours=1) - first
    for message in messages:
        yield {**message, "at": (datetime.fromisoformat(message["at"]) + by).isoformat()}


def dealt(all_items: list[Given], hands: int) -> list[list[Given]]:
    """To so many programs, a contact's all to one of them."""
    by_contact: dict[str, int] = {}
    each: list[list[Given]] = [[] for _ in range(hands)]
    for item in all_items:
        hand = by_contact.setdefault(item["contact"]["id"], len(by_contact) % hands)
        each[hand].append(item)
    return each


class Program(threading.Thread):
    """One connection, one request after the other."""

    def __init__(self, address: str, token: str, bodies: list[bytes]) -> None:
        super().__init__()
        self.connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=300)
        self.headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        self.bodies = bodies
        self.problem = ""

    def run(self) -> None:
        for body in self.bodies:
            self.connection.request("POST", "/api/v1/messages", body, self.headers)
            answer = self.connection.getresponse()
            content = answer.read()
            while answer.status == 503:  # as a program does: nothing of it is promised
                time.sleep(0.2)
                self.connection.request("POST", "/api/v1/messages", body, self.headers)
                answer = self.connection.getresponse()
                content = answer.read()
            if answer.status not in (200, 201):
                self.problem = f"{answer.status}: {content[:300]!r}"
                return


def bodies_of(mine: list[Given], size: int) -> list[bytes]:
    if size == 1:
        return [json.dumps(item).encode() for item in mine]
    return [json.dumps(mine[at : at + size]).encode() for at in range(0, len(mine), size)]


def send(address: str, tokens: list[str], size: int, wanted: int) -> float:
    """Messages a second."""
    hands = SINGLE if size == 1 else BATCHES
    shares = dealt(list(items(f"by{size}", wanted)), hands)
    programs = [
        Program(address, tokens[place % len(tokens)], bodies_of(mine, size))
        for place, mine in enumerate(shares)
    ]
    began = time.perf_counter()
    for program in programs:
        program.start()
    for program in programs:
        program.join()
    seconds = time.perf_counter() - began
    problems = [program.problem for program in programs if program.problem]
    assert not problems, problems[0]
    return wanted / seconds


def sent_apart(address: str, tokens: list[str], size: int, wanted: int) -> float:
    """`send` in a process of its own, so that it takes no turns with this one."""
    command = [sys.executable, "-m", "bench.intake", "--send", address, str(size), str(wanted)]
    done = subprocess.run(
        [*command, *tokens],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return float(done.stdout.split()[-1])


def over_api(on: Stage, wanted: dict[str, int]) -> Figures:
    from chatlinks.accounts.models import Person
    from chatlinks.api import keys
    from chatlinks.workspaces.models import Business

    business = Business.objects.get(id=on.business_id)
    by = Person.objects.latest("pk").pk
    tokens = [keys.make(business, f"Bench {n}", ["write"], None, by) for n in range(TOKENS)]
    found: Figures = {}
    with browse.served(on) as (url, _):
        send(url, tokens, 1, 200)  # warms up
        for name, size in KINDS.items():
            found[f"{name}_per_s"] = sent_apart(url, tokens, size, wanted[name])
            tell(f"{name}: {found[f'{name}_per_s']:,.0f} a second")
    return found


def imported(on: Stage, wanted: int, rounds: int) -> Figures:
    lines = json_lines(until(dialogues(copies=wanted // 40_000 + 1), wanted))
    messages = load(on, lines)
    found = figures(measure(on, lines, rounds), messages)
    tell(f"import: {found['messages_per_s']:,.0f} a second")
    return {"import_per_s": found["messages_per_s"], "import_vs_copy": found["vs_copy"]}


def memory(large: int) -> Figures:
    """In a process of its own, which starts a database of its own."""
    tell(f"memory: {SMALL:,} and {large:,} messages")
    sizes = ["--small", str(SMALL), "--large", str(large)]
    done = subprocess.run(
        [sys.executable, "-m", "bench.import_peak", *sizes],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    small, most = json.loads(done.stdout.strip().splitlines()[-1]).values()
    tell(f"memory: {small:,.0f} and {most:,.0f} MB")
    return {"peak_mb": most, "peak_messages": large, "peak_mb_1m_vs_10k": most / small}


def tell(what: str) -> None:
    """Of what is under way."""
    print(f"{time.strftime('%H:%M:%S')} {what}", file=sys.stderr, flush=True)


def main() -> None:
    if sys.argv[1:2] == ["--send"]:
        address, size, number, *tokens = sys.argv[2:]
        print(send(address, tokens, int(size), int(number)))
        return
    parser = argparse.ArgumentParser(prog="bin/bench intake", description=__doc__)
    parser.add_argument("--single", type=int, default=4_000, help="messages")
    parser.add_argument("--batch-100", type=int, default=10_000, help="messages")
    parser.add_argument("--batch-1000", type=int, default=20_000, help="messages")
    parser.add_argument("--import", type=int, default=20_000, help="messages", dest="to_import")
    parser.add_argument("--rounds", type=int, default=2, help="of imports")
    parser.add_argument("--peak", type=int, default=100_000, help="messages; 0: not measured")
    chosen = parser.parse_args()
    wanted = {name: vars(chosen)[name] for name in KINDS}
    with stage() as on:
        tell("the server starts")
        found = over_api(on, wanted)
        found |= imported(on, chosen.to_import, chosen.rounds)
    if chosen.peak:
        found |= memory(chosen.peak)
    found["batch_1000_vs_import"] = found["batch_1000_per_s"] / found["import_per_s"]
    found["load"] = os.getloadavg()[0]
    print(json.dumps({key: round(value, 3) for key, value in found.items()}))


if __name__ == "__main__":
    main()
