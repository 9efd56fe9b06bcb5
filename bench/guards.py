"""Takes every guard out of the code, one at a time, and asks the tests: bin/bench guards.

Guards are found by bench/guard_list.py. Each is taken out in a copy of the tree; then the tests run
that cover it: those named like its file, and those of the matrix that name a route of it. A test
that fails has caught it. What was found out is kept in `data/guards.jsonl`, by guard, its file and
the tests that cover it, so a run that was broken off goes on, and the next one tries again only
what has changed. Prints those that nobody caught, and one line of JSON: `guards`, `caught`,
`not_caught`, and how many were `tried_now`.
"""

import argparse
import hashlib
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.guard_list import Guard, guards

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / "data" / "guards.jsonl"
LONGEST = 1800  # seconds for the tests of one guard
NAMED = re.compile(r'name="([\w-]+)"')
# For what every page goes through: whatever is named like it, and these.
OF_ALL = ("tests/matrix", "tests/web/serving/test_headers.py", "tests/web/test_errors.py")
OF_METHODS = "tests/matrix/test_methods.py"


def main() -> None:
    chosen = options()
    listed = [each for each in guards(ROOT) if chosen.only in each.name]
    if chosen.sample:
        random.Random(chosen.seed).shuffle(listed)
        listed = listed[: chosen.sample]
    if chosen.list:
        print("\n".join(f"{each.name}  ←  {' '.join(tests_of(each))}" for each in listed))
        return
    known = {} if chosen.fresh else kept()
    missed, tried_now = [], 0
    with copy_of_tree() as copy:
        for number, each in enumerate(listed, start=1):
            code = fingerprint(each)
            caught = known.get((each.name, code))
            if caught is None:
                caught = is_caught(copy, each)
                keep(each, code, caught=caught)
                tried_now += 1
            if not caught:
                missed.append(each.name)
            verdict = "caught" if caught else "NOT CAUGHT"
            print(f"{number}/{len(listed)}  {verdict}  {each.name}", file=sys.stderr, flush=True)
    figures = {"guards": len(listed), "caught": len(listed) - len(missed)}
    print(json.dumps({**figures, "not_caught": missed, "tried_now": tried_now}))


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bin/bench guards", description=__doc__)
    parser.add_argument("--only", default="", help="a part of the guard's file, line or text")
    parser.add_argument("--sample", type=int, default=0, help="so many, drawn by --seed")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--list", action="store_true", help="only say which, and by which tests")
    parser.add_argument("--fresh", action="store_true", help="forget what was found out before")
    return parser.parse_args()


# ── What covers a guard ─────────────────────────────────────────────────────────────────────────


def tests_of(each: Guard) -> list[str]:
    """The nearest first: tests named like the file, then those of the matrix that name a route."""
    if "@require_" in each.name:
        return [OF_METHODS]
    room, stem = each.file.split("/")[1], Path(each.file).stem
    near = [str(path) for path in sorted((ROOT / "tests" / room).rglob(f"test_{stem}.py"))]
    if "/views/" not in each.file:
        return within([*near, f"tests/{room}", *OF_ALL])
    names = routes_of(each.file, stem)
    matrix = sorted((ROOT / "tests" / "matrix").glob("test_*.py"))
    table = (ROOT / "tests" / "kit" / "routes.py").read_text("utf-8")
    groups = groups_naming(table, names)
    named = [
        str(path)
        for path in matrix
        if any(word in path.read_text("utf-8") for word in [*(f'"{n}"' for n in names), *groups])
    ]
    return within([*near, *named])


def within(paths: list[str]) -> list[str]:
    relative = [path.removeprefix(f"{ROOT}/") for path in paths]
    return [path for path in dict.fromkeys(relative) if (ROOT / path).exists()]


def routes_of(file: str, stem: str) -> list[str]:
    """Names of the routes that the nearest `urls.py` above leads to this file."""
    above = (ROOT / folder / "urls.py" for folder in Path(file).parents)
    lines = next(urls for urls in above if urls.exists()).read_text("utf-8")
    routes = re.findall(rf"path\((?:[^()]|\([^()]*\))*?\b{stem}\.\w+(?:[^()])*?\)", lines)
    return [match[1] for route in routes if (match := NAMED.search(route))]


def groups_naming(table: str, names: list[str]) -> list[str]:
    """The constants of tests/kit/routes.py that list one of the routes."""
    groups = re.findall(r"(?m)^([A-Z]+)(?::[^=]*)? = (?:names\()?([^=]*?)(?=^[A-Z#]|\Z)", table)
    return [
        f"import {group}" for group, text in groups if set(names) & set(re.findall(r"[\w-]+", text))
    ]


# ── One guard taken out ─────────────────────────────────────────────────────────────────────────


def is_caught(copy: Path, each: Guard) -> bool:
    """Does a test fail without it?"""
    path = copy / each.file
    whole = path.read_text("utf-8")
    path.write_text(each.taken_out(whole), "utf-8")
    try:
        return any(fails(copy, test) for test in tests_of(each))
    finally:
        path.write_text(whole, "utf-8")


def fails(copy: Path, test: str) -> bool:
    run = subprocess.run(
        [sys.executable, "-m", "pytest", test, "-x", "-q", "--reuse-db", "--tb=no"],
        cwd=copy,
        capture_output=True,
        timeout=LONGEST,
        check=False,
    )
    return run.returncode == 1  # 5: it has no test


@contextmanager
def copy_of_tree() -> Iterator[Path]:
    """What git knows of it, and one database for all runs."""
    folder = Path(tempfile.mkdtemp(prefix="chatlinks-guards-"))
    copy = folder / "tree"
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
    )
    for name in filter(None, listed.stdout.split("\0")):
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, copy / name)
    from chatlinks.database import postgres

    os.environ["CHATLINKS_DATA"] = str(folder)
    os.environ["DATABASE_URL"] = postgres.start(folder / "postgres", durable=False)
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"  # two states of a file within a second are two
    try:
        yield copy
    finally:
        postgres.leave(folder / "postgres")
        shutil.rmtree(folder, ignore_errors=True)


# ── What was found out ──────────────────────────────────────────────────────────────────────────


def fingerprint(each: Guard) -> str:
    """Of the guard's file and of the tests that cover it: what was found out holds for these."""
    digest = hashlib.sha256((ROOT / each.file).read_bytes())
    for name in tests_of(each):
        path = ROOT / name
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def kept() -> dict[tuple[str, str], bool]:
    """(guard, its fingerprint) → was it caught?"""
    if not KEPT.exists():
        return {}
    lines = [json.loads(line) for line in KEPT.read_text("utf-8").splitlines()]
    return {(line["guard"], line["code"]): line["caught"] for line in lines}


def keep(each: Guard, code: str, *, caught: bool) -> None:
    KEPT.parent.mkdir(exist_ok=True)
    with KEPT.open("a", encoding="utf-8") as file:
        file.write(json.dumps({"code": code, "guard": each.name, "caught": caught}) + "\n")


if __name__ == "__main__":
    main()
