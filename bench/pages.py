"""Every page and filter at 10,000 and at 1,000,000 messages, and for an admin of a thousand
businesses.

The stores are real dialogues, repeated inside the database. What a page costs is CPU of the
application and of the database's process together; stores and readers take turns, so that a slow
moment of the machine meets each of them. `growth`: of each page, the large store to the small one;
`growth_businesses`: the admin of a thousand businesses to one of a single one, in the small store.
"""

import argparse
import json
import os
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from bench.asking import cpu
from bench.stores.analytics_store import Store, tell
from bench.stores.conversations import source

SIZES = (10_000, 1_000_000)
ROUNDS = 5  # after one that doesn't count
MUCH = 2.0  # the aim: no page grows beyond this
SLOW = 300.0  # the aim: milliseconds that no page takes
Costs = dict[str, dict[str, cpu.Cost]]  # reader → page → what it costs


class Grown(NamedTuple):
    """One page: CPU milliseconds in each store and for the admin of many businesses."""

    small: float
    large: float
    many: float

    @property
    def growth(self) -> float:
        return self.large / self.small

    @property
    def of_businesses(self) -> float:
        return self.many / self.small

    @property
    def slowest(self) -> float:
        return max(self)

    @property
    def fails(self) -> bool:
        return max(self.growth, self.of_businesses) > MUCH or self.slowest > SLOW


def measure(stores: dict[int, Store], rounds: int) -> dict[str, Grown]:
    small, large = min(stores), max(stores)
    readers = {"small": (small, "one"), "large": (large, "one"), "many": (small, "many")}
    each_round = []
    for number in range(rounds + 1):
        each_round.append({name: stores[at].ask(who) for name, (at, who) in readers.items()})
        tell(f"round {number} of {rounds}")
    return {
        page: Grown(
            *(cpu.median(sum(each[name][page]) for each in each_round[1:]) for name in readers)
        )
        for page in each_round[0]["small"]
    }


def figures(pages: dict[str, Grown]) -> dict[str, object]:
    slowest = max(pages, key=lambda page: pages[page].slowest)
    return {
        "growth": {page: round(cost.growth, 2) for page, cost in pages.items()},
        "growth_businesses": {page: round(cost.of_businesses, 2) for page, cost in pages.items()},
        "cpu_ms": {page: round(cost.large, 2) for page, cost in pages.items()},
        "worst_growth": round(max(cost.growth for cost in pages.values()), 2),
        "worst_growth_businesses": round(max(c.of_businesses for c in pages.values()), 2),
        "slowest": slowest,
        "slowest_ms": round(pages[slowest].slowest, 1),
        "spin_ms": round(cpu.spin(), 2),
        "load": os.getloadavg()[0],
    }


def table(pages: dict[str, Grown]) -> Table:
    title = f"CPU milliseconds a page, {source()}"
    shown = Table("page", title=title, title_justify="left")
    for what in ("small", "large", "growth", "1,000 businesses", "growth"):
        shown.add_column(what, justify="right")
    for page, cost in pages.items():
        shown.add_row(
            page,
            f"{cost.small:,.1f}",
            f"{cost.large:,.1f}",
            f"{cost.growth:.2f}",
            f"{cost.many:,.1f}",
            f"{cost.of_businesses:.2f}",
            style="bold red" if cost.fails else None,
        )
    return shown


def main() -> None:
    parser = argparse.ArgumentParser(prog="bin/bench pages", description=__doc__)
    parser.add_argument(
        "--sizes",
        type=int,
        nargs=2,
        default=SIZES,
        help="messages, the small store's and the large one's; default: %(default)s",
    )
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument(
        "--keep",
        type=Path,
        metavar="FOLDER",
        help="keep the stores there, and take those that are there: built once, measured often",
    )
    chosen = parser.parse_args()
    kept = [chosen.keep] if chosen.keep else []
    stores = {size: Store(size, *kept, program="bench.stores.pages_store") for size in chosen.sizes}
    pages = measure(stores, chosen.rounds)
    for store in stores.values():
        store.end()
    Console().print(table(pages))
    print(json.dumps(figures(pages)))


if __name__ == "__main__":
    main()
