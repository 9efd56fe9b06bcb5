"""Import, masked and sealed, against a bare COPY of the very rows that it made.

The COPY goes into tables with the same indexes and constraints; once more into tables with none. In
turns, each time into empty tables. The file lies in memory for both.
"""

import argparse
import json

from rich.console import Console
from rich.table import Table

from bench.against.beside_copy import figures, measure
from bench.asking import cpu
from bench.stores.conversations import dialogues, json_lines, load, source
from bench.stores.stage import stage


def table(found: dict[str, list[float]], messages: int) -> Table:
    shown = Table("", "seconds", "messages a second", title="Medians")
    for name, seconds in found.items():
        median = cpu.median(seconds)
        shown.add_row(name, f"{median:.2f}", f"{messages / median:,.0f}")
    return shown


def main() -> None:
    parser = argparse.ArgumentParser(prog="bin/bench import", description=__doc__)
    parser.add_argument(
        "--copies",
        type=int,
        default=1,
        help="how often the dialogues are given",
    )
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    lines = json_lines(dialogues(chosen.copies))
    with stage() as on:
        messages = load(on, lines)
        print(f"{messages:,} messages of {source()}, {len(lines) / 1e6:.1f} MB", flush=True)
        found = measure(on, lines, chosen.rounds)
    made = figures(found, messages)
    Console().print(table(found, messages))
    print(f"{made['vs_copy']:.2f} of a bare COPY")
    print(json.dumps({key: round(value, 3) for key, value in made.items()}))


if __name__ == "__main__":
    main()
