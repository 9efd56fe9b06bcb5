"""What strangers can do to the web chat: the CPU of their worst messages, and how long one visitor
waits for an answer while others write all that they may.

The messages are those of `bench/asking/hostile.py`: the longest that may be sent, of each thing
that is looked for. First each is read alone, as it is before the business's lock is taken. The
slowest are then written to a bot with a long script, in three ways: as a visitor's `first`;
`again`, when the conversation is full of its like; and by one of whom much is `known`. CPU is that
of the application and the database, for the whole request; of the dearest it is shown where the
time goes. Then, over the real server, 20 visitors send the worst as often as they may, and another
asks something: `answer_p50_s` and `answer_max_s` are what that one waits. It all stays on loopback
and ends by itself.
"""

import argparse
import cProfile
import gc
import json
import pstats
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from rich.console import Console
from rich.table import Table

from bench.asking import browse, cpu, hostile
from bench.asking.hostile import LONGEST
from bench.stores.stage import Stage, stage
from chatlinks.privacy.detection.told.warm import read_lists

INTENTS = 300
TIMES = 3
FULL = 12  # messages that fill a conversation, as far as the next one looks back
SLOWEST, LISTED = 10, 30
OTHERS, A_MINUTE = 20, 20
BUSY = 503
REFUSALS = (429, BUSY)
GOES_TO = {  # functions by which it is told where the time goes
    "foresee": "before the lock: detect, read",
    "understand": "before the lock: the bot",
    "last_messages": "open those before",
    "listen": "what is told",
    "mask_messages": "mask",
    "mask_late": "mask what was before",
    "answer": "the bot's answer",
    "messages_since": "what is shown",
}


def script() -> dict[str, Any]:
    intents = [
        {"go": "card", "words": {"en": [f"lost my card{n}", f"block{n}", f"where is {n}"]}}
        for n in range(INTENTS)
    ]
    steps = {"card": {"say": {"en": ["Which card is it?"]}}}
    return {"intents": intents, "steps": steps}


def collect_seldom() -> None:
    """As the processes that serve: the collector looks seldom, and not at what starting made."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 50)


def open_chat(on: Stage) -> None:
    from django.conf import settings

    from chatlinks.chats.models import Widget

    settings.ALLOWED_HOSTS = ["*"]
    Widget.objects.create(business_id=on.business_id, script=script())


def message(text: str) -> dict[str, str]:
    return {"id": str(uuid4()), "text": text}


# ── What one message costs ────────────────────────────────────────────────────────────────────


def reading_costs(texts: dict[str, str], business_id: int) -> dict[str, float]:
    """CPU milliseconds of what is done before the lock, of those that take long."""
    from chatlinks.conversations.records.finder import foresee
    from chatlinks.workspaces import catalogue
    from chatlinks.workspaces.models import Business

    policy = catalogue.policy_of(Business.objects.get(pk=business_id))

    def cost(name: str) -> float:
        began = time.process_time()
        foresee(policy, texts[name])
        return (time.process_time() - began) * 1000

    first = {name: cost(name) for name in texts}  # which compiles patterns
    slow = slowest_of(first, len(texts) // 8)
    again = {name: cpu.median([cost(name) for _ in range(TIMES)]) for name in slow}
    return {name: again[name] for name in slowest_of(again, LISTED)}


class LocalVisitor:
    """A visitor whose requests are answered in this process."""

    def __init__(self) -> None:
        from tests.kit.acting.web_chat import Browser

        self.browser: Any = Browser("bench")  # type: ignore[no-untyped-call]
        self.write("Hello")

    def write(self, text: str) -> None:
        self.browser.post("messages", message(text))

    def cost(self, text: str, backend: int) -> float:
        from chatlinks.webchat import limits

        limits.counter.storage.reset()
        return cpu.timed(lambda: self.write(text), backend).together


def newcomer(text: str) -> LocalVisitor:
    return LocalVisitor()


def old_hand(text: str) -> LocalVisitor:
    """One whose conversation is full of such messages."""
    visitor = LocalVisitor()
    backend = cpu.own_backend()
    for _ in range(FULL):
        visitor.cost(text, backend)
    return visitor


def well_known(text: str) -> LocalVisitor:
    """One who told as much of themselves as is looked for."""
    from chatlinks.webchat.visitor_actions import MOST_TOLD

    visitor = LocalVisitor()
    backend = cpu.own_backend()
    names = hostile.names_of("en")
    while known_bytes() < 0.8 * MOST_TOLD:
        told = [f"My name is {next(names)} {next(names)}." for _ in range(5)]
        visitor.cost(" ".join(told), backend)
    return visitor


def known_bytes() -> int:
    """Of the contact that was met last."""
    from chatlinks.conversations.models import Contact

    return len(Contact.objects.latest("id").known or b"")


WAYS: dict[str, Callable[[str], LocalVisitor]] = {
    "first": newcomer,
    "again": old_hand,
    "known": well_known,
}


def costs_of(text: str) -> dict[str, float]:
    """CPU milliseconds of such a message in each of WAYS, the median of several."""
    backend = cpu.own_backend()
    newcomers = [newcomer(text) for _ in range(TIMES)]
    old, known = old_hand(text), well_known(text)
    return {
        "first": cpu.median([visitor.cost(text, backend) for visitor in newcomers]),
        "again": cpu.median([old.cost(text, backend) for _ in range(TIMES)]),
        "known": cpu.median([known.cost(text, backend) for _ in range(TIMES)]),
    }


def shares(text: str, way: str) -> dict[str, float]:
    """Where the time of one request goes: parts of the whole, some of which lie in others."""
    from chatlinks.webchat import limits

    visitor = WAYS[way](text)
    limits.counter.storage.reset()
    profile = cProfile.Profile()
    profile.runcall(visitor.write, text)
    stats: Any = pstats.Stats(profile)
    parts: dict[str, float] = {}
    for (_, _, function), (_, _, _, together, _) in stats.stats.items():
        if function in GOES_TO:
            parts[function] = max(parts.get(function, 0), together / stats.total_tt)
    return parts


# ── What others wait ──────────────────────────────────────────────────────────────────────────


@dataclass
class RemoteVisitor:
    """A visitor of the real server."""

    url: str
    session: str = ""
    waits: list[float] = field(default_factory=list)
    busy: int = 0  # times that the server said that it can't just now

    def post(self, what: str, data: dict[str, str]) -> Any:
        headers = {"Content-Type": "application/json"}
        if self.session:
            headers["Authorization"] = f"Bearer {self.session}"
        request = urllib.request.Request(
            f"{self.url}/w/bench/{what}",
            json.dumps(data).encode(),
            headers,
        )
        return json.load(urllib.request.urlopen(request, timeout=60))

    def begin(self) -> None:
        self.session = self.post("session", {})["session"]

    def write(self, text: str) -> None:
        began = time.monotonic()
        try:
            self.post("messages", message(text))
        except urllib.error.HTTPError as refused:
            if refused.code not in REFUSALS:
                raise
            self.busy += refused.code == BUSY
        else:
            self.waits.append(time.monotonic() - began)


def flood(visitor: RemoteVisitor, text: str, until: float) -> None:
    """As often as a visitor may."""
    while time.monotonic() < until:
        began = time.monotonic()
        visitor.write(text)
        time.sleep(max(0, 60 / A_MINUTE - (time.monotonic() - began)))


def answers_meanwhile(on: Stage, text: str, seconds: float) -> dict[str, float]:
    with browse.served(on) as (url, _):
        calm, *others = [RemoteVisitor(url) for _ in range(OTHERS + 1)]
        for visitor in (calm, *others):
            visitor.begin()
        until = time.monotonic() + seconds
        threads = [threading.Thread(target=flood, args=[each, text, until]) for each in others]
        for thread in threads:
            thread.start()
            time.sleep(60 / A_MINUTE / OTHERS)
        while time.monotonic() < until:
            calm.write("Where is my card?")
            time.sleep(3)
        for thread in threads:
            thread.join()
    return {
        "answers": len(calm.waits),
        "written_by_others": sum(len(each.waits) for each in others),
        "answer_p50_s": cpu.median(calm.waits),
        "answer_max_s": max(calm.waits),
        "told_to_come_again": sum(each.busy for each in (calm, *others)),
    }


def slowest_of(costs: dict[str, float], many: int) -> list[str]:
    return sorted(costs, key=lambda name: -costs[name])[:many]


def show(costs: dict[str, dict[str, float]], texts: dict[str, str]) -> None:
    table = Table(title=f"A visitor's messages of {LONGEST:,} characters, CPU ms")
    for column in ("", *WAYS, "where it goes"):
        table.add_column(column)
    for name, by_way in costs.items():
        dearest = max(by_way, key=lambda way: by_way[way])
        parts = sorted(shares(texts[name], dearest).items(), key=lambda part: -part[1])
        where = ", ".join(f"{GOES_TO[part]} {share:.0%}" for part, share in parts[:4])
        table.add_row(name, *(f"{by_way[way]:.0f}" for way in WAYS), where)
    Console(width=180).print(table)


def main() -> None:
    parser = argparse.ArgumentParser(prog="bin/bench visitors", description=__doc__)
    parser.add_argument("--seconds", type=float, default=45, help="how long others write")
    parser.add_argument("--no-server", action="store_true", help="only what messages cost")
    parser.add_argument("--only", default="", help="messages whose names hold this")
    chosen = parser.parse_args()
    texts = {name: text for name, text in hostile.hostile_texts().items() if chosen.only in name}
    with stage() as on:
        read_lists()  # as every process that serves does at once
        open_chat(on)
        collect_seldom()
        read = reading_costs(texts, on.business_id)
        costs = {name: costs_of(texts[name]) for name in slowest_of(read, SLOWEST)}
        whole = {name: max(by_way.values()) for name, by_way in costs.items()}
        [worst] = slowest_of(whole, 1)
        figures: dict[str, float] = {
            "messages": len(texts),
            "spin_ms": cpu.spin(),
            "hello_ms": max(costs_of("Hello").values()),
            "worst_read_ms": max(read.values()),
            "worst_cpu_ms": whole[worst],
        }
        show(costs, texts)
        if not chosen.no_server:
            figures |= answers_meanwhile(on, texts[worst], chosen.seconds)
    for name, value in figures.items():
        Console().print(f"{name.replace('_', ' ')}: {value:,.2f}")
    by_name = {"cpu_ms": costs, "read_ms": {name: round(cost, 1) for name, cost in read.items()}}
    print(json.dumps({**by_name, **{name: round(v, 3) for name, v in figures.items()}}))


if __name__ == "__main__":
    main()
