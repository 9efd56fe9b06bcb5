"""A switch at every guard: one of them is out at a time, and it is noted when one is at work.

So the code is read once, and not anew for each guard. The switches are put in while modules are
imported; nothing is written. In the code they are `GUARDS`.
"""

import builtins
import copy
import importlib
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import wraps
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

from bench.guarding.guard_list import Guard, with_switches

ByTest = defaultdict[int, set[str]]
View = Callable[..., Any]


class Switches:
    """Each method is a kind of switch; `number` is that of the guard."""

    def __init__(self) -> None:
        self.out: int | None = None
        self.test = ""  # that runs
        self.denied: ByTest = defaultdict(set)  # guard → tests in which it denied something
        self.reached: ByTest = defaultdict(set)  # → tests in which it was asked
        self.entries: dict[int, str] = {}  # of MIDDLEWARE

    def asks(self, number: int) -> bool:
        self.reached[number].add(self.test)
        return self.out != number

    def denies(self, number: int, answer: object) -> object:
        if answer:
            self.denied[number].add(self.test)
        return answer

    def either(
        self, number: int, guard: Callable[[View], View], opened: str = ""
    ) -> Callable[[View], View]:
        def decorate(view: View) -> View:
            entered = 0

            @wraps(view)
            def counted(*args: Any, **more: Any) -> Any:
                nonlocal entered
                entered += 1
                return view(*args, **more)

            guarded = guard(counted)

            @wraps(guarded)
            def switched(*args: Any, **more: Any) -> Any:
                if not self.asks(number):
                    return open_door(opened)(view)(*args, **more)
                before = entered
                try:
                    return guarded(*args, **more)
                finally:
                    self.denies(number, entered == before)

            return switched

        return decorate

    def any_scope(self, number: int, key_required: Any) -> Any:
        """`auth` of a route of the API."""

        class Switched(type(key_required)):  # type: ignore[misc]
            def __call__(of_route, request: Any) -> Any:
                if not self.asks(number):
                    of_route.scope = Anything()
                try:
                    return super().__call__(request)
                except Exception:
                    self.denies(number, True)
                    raise

        switched = copy.copy(key_required)
        switched.__class__ = Switched
        return switched

    def narrowed(self, number: int, **condition: Any) -> dict[str, Any]:
        return condition if self.asks(number) else {}

    def whole(self, number: int, manager: Any) -> Any:
        """`business.patterns` → all there are."""
        return manager if self.asks(number) else manager.model._default_manager

    def entry(self, number: int, path: str) -> str:
        self.entries[number] = path
        return path


class Anything(str):
    """Equals whatever it is compared with."""

    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = str.__hash__


def open_door(name: str) -> Callable[[View], View]:
    if not name:
        return lambda view: view
    doors = importlib.import_module("bench.guarding.open_doors")
    door: Callable[[View], View] = getattr(doors, name)
    return door


class Loader(SourceFileLoader):
    """Puts the switches into a module."""

    numbered: dict[int, Guard]

    def get_code(self, fullname: str) -> CodeType:
        text = Path(self.path).read_text("utf-8")
        return compile(with_switches(text, self.numbered), self.path, "exec", dont_inherit=True)


class Finder:
    """Of the modules that have guards."""

    def __init__(self, root: Path, guards: list[Guard]) -> None:
        self.by_file: dict[str, dict[int, Guard]] = defaultdict(dict)
        for number, each in enumerate(guards):
            self.by_file[str(root / each.file)][number] = each

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if not name.startswith("chatlinks."):
            return None
        spec = PathFinder.find_spec(name, path, target)
        if spec is not None and spec.origin in self.by_file:
            spec.loader = Loader(name, spec.origin)
            spec.loader.numbered = self.by_file[spec.origin]
        return spec


def put_in(root: Path, guards: list[Guard]) -> Switches:
    """At every guard of the package in this folder, before it is imported."""
    assert not [each for each in sys.modules if each.startswith("chatlinks.")]
    switches = Switches()
    builtins.GUARDS = switches  # type: ignore[attr-defined]
    sys.meta_path.insert(0, Finder(root, guards))
    return switches
