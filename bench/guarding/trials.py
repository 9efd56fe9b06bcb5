"""A plugin of pytest that takes out one guard after another and asks the tests.

1. Each of `jobs` processes has a database of its own and all tests loaded, and forks for whatever
   it runs, so that nothing is loaded or set up again.
2. All tests are run once with every guard in its place. It is noted in which of them a guard denied
   something, and in which it was asked.
3. A guard is out in a fork that runs those tests, the quickest first, until one fails. Where an
   `if` is never true and a decorator turns nobody away, the code does the same without it: so no
   other test could notice.
"""

import gc
import json
import os
import shutil
import signal
import tempfile
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import groupby
from multiprocessing import Barrier, Value
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from _pytest.runner import runtestprotocol
from django.conf import settings
from django.db import connections

from bench.guarding.guard_list import Guard
from bench.guarding.switches import Switches

LONGEST = 600  # seconds for the tests of one guard: one that hangs has noticed something
# Nothing tells in which tests these are at work: all of these folders, and tests named like them.
OF_MIDDLEWARE = ("tests/web/", "tests/matrix/test_guards", "tests/matrix/", "tests/accounts/")


class Finding(NamedTuple):
    guard: str
    test: str  # that failed without it; "" if none did
    failure: str  # its last line
    tests: int  # that could have
    seconds: float


class AnyItem(NamedTuple):
    """Which one is next isn't known: of what is set up, that for all tests stays."""

    nodes: list[pytest.Session]

    def listchain(self) -> list[pytest.Session]:
        return self.nodes


class Trials:
    def __init__(
        self, guards: list[Guard], wanted: list[int], switches: Switches, jobs: int, kept: Path
    ) -> None:
        self.guards = guards
        self.wanted = wanted  # their numbers
        self.switches = switches
        self.jobs = jobs
        self.kept = kept  # where findings are added
        self.folder = Path(tempfile.mkdtemp(prefix="chatlinks-guards-"))  # for notes to one another
        self.barrier = Barrier(jobs)
        self.next_file, self.next_guard = Value("i", 0), Value("i", 0)
        self.screen = os.dup(2)  # pytest captures it

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        started = [self.fork(partial(self.work, session, each)) for each in range(self.jobs)]
        for pid in started:
            os.waitpid(pid, 0)
        shutil.rmtree(self.folder)
        return True

    def say(self, what: str) -> None:
        os.write(self.screen, f"{what}\n".encode())

    def fork(self, work: Callable[[], None]) -> int:
        """The process that does it, with no connection to the database of this one's."""
        connections.close_all()
        pid = os.fork()
        if pid:
            return pid
        status = 1
        try:
            work()
            status = 0
        except BaseException:
            self.say(traceback.format_exc())
            self.barrier.abort()
        finally:
            os._exit(status)

    # ── One of the processes ────────────────────────────────────────────────────────────────────

    def work(self, session: pytest.Session, number: int) -> None:
        # As pytest-xdist tells its own: the database is named after it.
        session.config.workerinput = {"workerid": f"trials{number}"}  # type: ignore[attr-defined]
        self.items = [each for each in session.items if not asks_much(each)]
        gc.freeze()  # a fork then shares what is loaded, and copies none of it
        self.run(next(each for each in self.items if "db" in each.fixturenames))  # type: ignore[attr-defined]
        os.waitpid(self.fork(partial(self.record, self.folder / f"record-{number}.json")), 0)
        self.barrier.wait()
        self.read_records()
        # First those that nothing seems to look after.
        order = sorted(self.wanted, key=lambda each: len(self.tests_of(each)))
        for turn in turns(self.next_guard, len(order)):
            self.try_out(order[turn], turn)

    def run(self, item: pytest.Item) -> tuple[bool, str]:
        """Does it fail, and how?"""
        reports = runtestprotocol(item, log=False, nextitem=AnyItem([item.session]))  # type: ignore[arg-type]
        failed = [each for each in reports if each.failed]
        return bool(failed), last_line(failed[0]) if failed else ""

    # ── With every guard in its place ───────────────────────────────────────────────────────────

    def record(self, path: Path) -> None:
        files = [list(each) for _, each in groupby(self.items, attrgetter("path"))]
        seconds, failing = {}, []
        for turn in turns(self.next_file, len(files)):
            for item in files[turn]:
                self.switches.test, began = item.nodeid, time.monotonic()
                failed, how = self.run(item)
                if failed:
                    failing.append(item.nodeid)
                    self.say(f"fails anyway: {item.nodeid}: {how}")
                seconds[item.nodeid] = time.monotonic() - began
            self.say(f"recorded {turn + 1}/{len(files)}  {files[turn][0].path.name}")
        denied = {key: sorted(each) for key, each in self.switches.denied.items()}
        reached = {key: sorted(each) for key, each in self.switches.reached.items()}
        noted = {"seconds": seconds, "failing": failing, "denied": denied, "reached": reached}
        path.write_text(json.dumps(noted), "utf-8")

    def read_records(self) -> None:
        self.seconds: dict[str, float] = {}
        self.failing: set[str] = set()
        self.denied: dict[int, set[str]] = {}
        self.reached: dict[int, set[str]] = {}
        for number in range(self.jobs):
            noted = json.loads((self.folder / f"record-{number}.json").read_text("utf-8"))
            self.seconds |= noted["seconds"]
            self.failing |= set(noted["failing"])
            for key, tests in noted["denied"].items():
                self.denied.setdefault(int(key), set()).update(tests)
            for key, tests in noted["reached"].items():
                self.reached.setdefault(int(key), set()).update(tests)

    # ── Without one ─────────────────────────────────────────────────────────────────────────────

    def tests_of(self, number: int) -> list[str]:
        """What could notice that it is out: where it denied something, then where it was asked."""
        each = self.guards[number]
        if each.switch == "entry":
            name = self.switches.entries[number].split(".")[-2]
            near = [test for test in self.seconds if f"test_{name}.py" in test]
            return [*near, *(t for part in OF_MIDDLEWARE for t in self.seconds if part in t)]
        denied = self.denied.get(number, set())
        asked = set() if self.only_denies(each) else self.reached.get(number, set()) - denied
        return [*self.quickest(denied), *self.quickest(asked)]

    def only_denies(self, each: Guard) -> bool:
        return each.switch == "denies" or (each.switch == "either" and not each.opened)

    def quickest(self, tests: Iterable[str]) -> list[str]:
        known = [each for each in tests if each and each not in self.failing]
        return sorted(known, key=lambda test: self.seconds.get(test, 0))

    def try_out(self, number: int, turn: int) -> None:
        path, began = self.folder / f"trial-{number}.json", time.monotonic()
        tests = self.tests_of(number)
        _, status = os.waitpid(self.fork(partial(self.without, number, tests, path)), 0)
        test, failure = json.loads(path.read_text("utf-8")) if path.exists() else ("", "")
        if os.WIFSIGNALED(status):
            test, failure = "one of them", f"never ended, or by signal {os.WTERMSIG(status)}"
        name = self.guards[number].name
        finding = Finding(name, test, failure, len(tests), round(time.monotonic() - began, 2))
        with self.kept.open("a", encoding="utf-8") as file:
            file.write(json.dumps(finding._asdict()) + "\n")
        verdict = f"caught ({finding.seconds} s)" if test else f"NOT CAUGHT by {len(tests)} tests"
        self.say(f"{turn + 1}/{len(self.wanted)}  {verdict}  {name}")

    def without(self, number: int, tests: list[str], path: Path) -> None:
        signal.alarm(LONGEST)
        self.switches.out = number
        if entry := self.switches.entries.get(number):
            settings.MIDDLEWARE = [each for each in settings.MIDDLEWARE if each != entry]
        by_id = {each.nodeid: each for each in self.items}
        for test in dict.fromkeys(tests):
            failed, how = self.run(by_id[test])
            if failed:
                path.write_text(json.dumps([test, how]), "utf-8")
                return


def asks_much(item: pytest.Item) -> bool:
    """Of thousands of real dialogues: they meet no guard that the cast doesn't."""
    return "real" in item.fixturenames  # type: ignore[attr-defined]


def last_line(report: Any) -> str:
    crash = getattr(report.longrepr, "reprcrash", None)
    return str(crash.message if crash else report.longrepr).partition("\n")[0][:200]


def turns(counter: Any, end: int) -> Iterator[int]:
    """The next that none of the processes has begun."""
    while True:
        with counter.get_lock():
            turn = counter.value
            counter.value += 1
        if turn >= end:
            return
        yield turn
