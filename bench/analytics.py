"""Intelligent Analytics at growing stores: what each page costs, beside the best bare SQL and
DuckDB for the same answer.

The stores are real dialogues, repeated inside the database; a seeded share of the users' messages
are bot breaks and of the conversations are rated. What a page costs is CPU of the application and
of its database process together, after the days were counted; all stores stand side by side and are
measured in turns, so that a slow moment of the machine meets each of them. Bare SQL reads the raw
tables for the page's main answer; DuckDB reads the same rows from Parquet, on one thread. Neither
draws a page: the database's part of it is what compares with them most closely
(`database_vs_duckdb`).
"""

import argparse
import json
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from bench.asking import cpu
from bench.asking.analytics_pages import PAGES
from bench.stores.analytics_store import Store, tell
from bench.stores.conversations import source

SIZES = (100_000, 1_000_000, 10_000_000)
OPENINGS = 15  # of each page, after two that don't count
Figures = dict[str, float]


class PageCost(NamedTuple):
    """CPU milliseconds for one answer: the page, the database's part of it, bare SQL, DuckDB."""

    page: float
    database: float
    plain: float
    scanned: float


Costs = dict[int, dict[str, PageCost]]  # size → page → what it costs


def measure(stores: dict[int, Store]) -> Costs:
    rounds = []
    for _ in range(OPENINGS + 2):
        rounds.append({size: store.ask("pages") for size, store in stores.items()})
    tell("pages are measured")
    costs: Costs = {}
    for size, store in stores.items():
        beside = store.ask("others")
        costs[size] = {
            name: PageCost(
                cpu.median(sum(each[size][name]) for each in rounds[2:]),
                cpu.median(each[size][name][1] for each in rounds[2:]),
                *beside[name],
            )
            for name in PAGES
        }
    return costs


def figures(costs: Costs) -> dict[str, Figures]:
    smallest, largest = min(costs), max(costs)
    small, large = costs[smallest], costs[largest]
    scanned = {name: cost for name, cost in large.items() if cost.scanned}
    growth = {name: cost.page / small[name].page for name, cost in large.items()}
    made = {
        f"growth_{short(largest)}_vs_{short(smallest)}": growth,
        "vs_bare_sql": {name: cost.page / cost.plain for name, cost in large.items()},
        "vs_duckdb": {name: cost.page / cost.scanned for name, cost in scanned.items()},
        "database_vs_duckdb": {
            name: cost.database / cost.scanned for name, cost in scanned.items()
        },
        "page_cpu_ms": {name: cost.page for name, cost in large.items()},
        "spin_ms": {"now": cpu.spin()},
    }
    return {
        what: {name: round(value, 3) for name, value in values.items()}
        for what, values in made.items()
    }


def short(size: int) -> str:
    return f"{size // 1_000_000}m" if size >= 1_000_000 else f"{size // 1000}k"


def table(costs: Costs) -> Table:
    title = f"CPU milliseconds a page, {source()}"
    shown = Table("page", "messages", title=title, title_justify="left")
    for what in ("page", "of it database", "bare SQL", "DuckDB"):
        shown.add_column(what, justify="right")
    for name in PAGES:
        for size, pages in costs.items():
            title = name if size == min(costs) else ""
            values = (f"{value:,.1f}" for value in pages[name])
            shown.add_row(title, short(size), *values)
    return shown


def main() -> None:
    parser = argparse.ArgumentParser(prog="bin/bench analytics", description=__doc__)
    parser.add_argument(
        "--sizes",
        type=int,
        nargs="+",
        default=SIZES,
        help="messages; default: %(default)s",
    )
    stores = {size: Store(size) for size in parser.parse_args().sizes}
    costs = measure(stores)
    for store in stores.values():
        store.end()
    Console().print(table(costs))
    print(json.dumps(figures(costs)))


if __name__ == "__main__":
    main()
