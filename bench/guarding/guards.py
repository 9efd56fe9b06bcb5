"""Takes every guard out of the code, one at a time, and asks the tests: bin/bench guards.

Guards are found by bench/guarding/guard_list.py; bench/guarding/trials.py says how they are taken
out. A test that fails has caught it. Prints each with what became of it, and one line of JSON:
`guards`, `caught`, `not_caught`, `seconds`, and `cpu_s`, what it took of a core beside PostgreSQL.
Which test caught a guard, and how, lies in `data/guards.jsonl`.

Tests are those of the rooms that have guards, and the matrix. To look after one guard, name it and
its tests: `bin/bench guards --only links/gate tests/links tests/matrix`.
"""

import argparse
import json
import os
import sys
import time
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from bench.guarding import switches
from bench.guarding.guard_list import Guard, guards
from bench.guarding.trials import Trials

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "data" / "guards.jsonl"


def main() -> None:
    chosen, began = options(), time.monotonic()
    listed = guards(ROOT)
    wanted = [number for number, each in enumerate(listed) if chosen.only in each.name]
    if chosen.list:
        print("\n".join(listed[number].name for number in wanted))
        return
    KEPT.parent.mkdir(exist_ok=True)
    KEPT.write_text("", "utf-8")
    trials = Trials(listed, wanted, switches.put_in(ROOT, listed), chosen.jobs, KEPT)
    with open(os.devnull, "w", encoding="utf-8") as nowhere, redirect_stdout(nowhere):
        status = pytest.main(chosen.tests or near(listed), plugins=[trials])
    found = [json.loads(line) for line in KEPT.read_text("utf-8").splitlines()]
    if status or len(found) < len(wanted):
        sys.exit(f"pytest ended with {status}, {len(found)} of {len(wanted)} guards were tried")
    missed = sorted(each["guard"] for each in found if not each["test"])
    figures = {"guards": len(wanted), "caught": len(found) - len(missed), "not_caught": missed}
    spent = sum(os.times()[:4])
    print(
        json.dumps({**figures, "seconds": round(time.monotonic() - began), "cpu_s": round(spent)})
    )


def near(listed: list[Guard]) -> list[str]:
    rooms = {each.file.split("/")[1] for each in listed}
    folders = [ROOT / "tests" / room for room in sorted(rooms | {"matrix"})]
    return [str(each) for each in folders if each.exists()]


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bin/bench guards", description=__doc__)
    parser.add_argument("tests", nargs="*")
    parser.add_argument("--only", default="", help="a part of the guard's file, line or text")
    parser.add_argument("--jobs", type=int, default=2, help="processes, a database for each")
    parser.add_argument("--list", action="store_true", help="only say which there are")
    return parser.parse_args()


if __name__ == "__main__":
    main()
