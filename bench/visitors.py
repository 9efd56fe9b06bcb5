"""What strangers can do to the web chat: the CPU of their worst messages, and how long one visitor
waits for an answer while others write all that they may.

Each kind of message is written by a visitor of its own, to a bot with a long script. CPU is that of
the application and the database, for the whole request. Then, over the real server, 20 visitors
send their worst messages as often as they may, and another asks something: `answer_p50_s` and
`answer_max_s` are what that one waits. It all stays on loopback and ends by itself.
"""

import argparse
import json
import threading
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from rich.console import Console
from rich.table import Table

from bench.asking import browse, cpu
from bench.stores.stage import Stage, stage
from chatlinks.privacy.detection.told.warm import read_lists

LONGEST = 4000  # characters
INTENTS = 300
TIMES = 5
OTHERS, A_MINUTE = 20, 20
BUSY = 503
REFUSALS = (429, BUSY)
WORST = {
    "plain words": "lost my card ",
    "signs that stand for a sentence": "\ufdfa",
    "one long word": "a",
    "accents": "a\u0300\u0316\u0300\u0316",
    "almost addresses": "a@",
    "single digits": "1 ",
    "groups of digits": "12345 ",
    "card numbers": "4111 1111 1111 1111 ",
    "phone numbers": "+91 98765 43210 ",
    "addresses": "a@b.cc ",
    "names told": "my name is Bob. ",
    "short dates": "1/2/90 ",
    "pairs of digits": "12 ",
    "threes of digits": "123 ",
    "labels": "pin 123 ",
    "labels beyond ASCII": "\u200b\nPin",
    "one long password": "password:",
    "titles": "mr ",
    "post boxes": "PO Box 1 ",
    "names in Arabic": "\u0627\u0633\u0645\u064a \u0645\u062d\u0645\u062f ",
    "names in Chinese": "\u6211\u53eb\u738b\u5c0f\u660e\u3002",
    "web addresses": "https://a:b@c.dd/12345678?e=a@b.cc ",
    "encodings": "a&#64;b.cc ",
}


def worst(piece: str) -> str:
    return (piece * LONGEST)[:LONGEST].strip()


def script() -> dict[str, Any]:
    intents = [
        {"go": "card", "words": {"en": [f"lost my card{n}", f"block{n}", f"where is {n}"]}}
        for n in range(INTENTS)
    ]
    steps = {"card": {"say": {"en": ["Which card is it?"]}}}
    return {"intents": intents, "steps": steps}


def open_chat(on: Stage) -> None:
    from django.conf import settings

    from chatlinks.chats.models import Widget

    settings.ALLOWED_HOSTS = ["*"]
    Widget.objects.create(business_id=on.business_id, script=script())


def message(text: str) -> dict[str, str]:
    return {"id": str(uuid4()), "text": text}


def cost_of(text: str) -> float:
    """CPU milliseconds of one such message, the median of several."""
    from chatlinks.webchat import limits
    from tests.kit.acting.web_chat import Browser

    limits.counter.storage.reset()
    visitor: Any = Browser("bench")  # type: ignore[no-untyped-call]
    backend = cpu.own_backend()
    visitor.post("messages", message("Hello"))
    costs = [
        cpu.timed(lambda: visitor.post("messages", message(text)), backend).together
        for _ in range(TIMES)
    ]
    return cpu.median(costs)


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


def main() -> None:
    parser = argparse.ArgumentParser(prog="bin/bench visitors", description=__doc__)
    parser.add_argument("--seconds", type=float, default=45, help="how long others write")
    parser.add_argument("--no-server", action="store_true", help="only what messages cost")
    chosen = parser.parse_args()
    with stage() as on:
        read_lists()  # as every process that serves does at once
        open_chat(on)
        costs = {"Hello": cost_of("Hello")}
        costs |= {name: cost_of(worst(piece)) for name, piece in WORST.items()}
        worst_name = max(WORST, key=lambda name: costs[name])
        figures = {"spin_ms": cpu.spin(), "worst_cpu_ms": costs[worst_name]}
        figures["worst_over_hello_ms"] = costs[worst_name] - costs["Hello"]
        if not chosen.no_server:
            figures |= answers_meanwhile(on, worst(WORST[worst_name]), chosen.seconds)
    table = Table(title=f"A visitor's message of {LONGEST:,} characters", title_justify="left")
    table.add_column("")
    table.add_column("", justify="right")
    rows = {f"{name}, CPU ms": cost for name, cost in costs.items()} | figures
    for name, value in rows.items():
        table.add_row(name.replace("_", " "), f"{value:,.2f}")
    Console().print(table)
    by_kind = {name: round(cost, 2) for name, cost in costs.items()}
    print(json.dumps({"cpu_ms": by_kind, **{n: round(v, 3) for n, v in figures.items()}}))


if __name__ == "__main__":
    main()
