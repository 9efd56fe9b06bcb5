"""Who comes while another works waits, and is served together with all others who came meanwhile.

So fifty who come at once need a few turns, of which each costs little more than one alone would. In
each server process by itself.
"""

import threading
from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


class Waiting(Generic[Item, Result]):
    """Somebody who came with something, until they have what became of it."""

    def __init__(self, item: Item) -> None:
        self.item = item
        self.called = threading.Event()  # to lead a turn, or because another's turn served them
        self.leads: Sequence[Waiting[Item, Result]] = ()  # whom they serve, they among them
        self.results: list[Result] = []
        self.problem: BaseException | None = None

    def outcome(self) -> Result:
        if self.problem is not None:
            raise self.problem
        return self.results[0]


class SharedTurns(Generic[Item, Result]):
    """Turns by a key, such as a business: at most one at a time, for at most so many."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.lock = threading.Lock()
        self.lines: dict[Hashable, list[Waiting[Item, Result]]] = {}  # where somebody is at work

    def take(
        self,
        key: Hashable,
        item: Item,
        act: Callable[[Sequence[Item]], Sequence[Result]],
    ) -> Result:
        """What `act` gives for this item, and for those of others in the same turn, in order.

        Whatever it raises, all of its turn get.
        """
        own: Waiting[Item, Result] = Waiting(item)
        with self.lock:
            line = self.lines.get(key)
            if line is None:
                self.lines[key] = []
                own.leads = [own]
            else:
                line.append(own)
        if not own.leads:
            own.called.wait()
        if own.leads:
            try:
                serve(own.leads, act)
            finally:
                self.hand_on(key)
        return own.outcome()

    def hand_on(self, key: Hashable) -> None:
        """The next turn is led by who waits longest."""
        with self.lock:
            line = self.lines[key]
            if not line:
                del self.lines[key]
                return
            together, self.lines[key] = line[: self.most], line[self.most :]
        together[0].leads = together
        together[0].called.set()


def serve(
    together: Sequence[Waiting[Item, Result]],
    act: Callable[[Sequence[Item]], Sequence[Result]],
) -> None:
    try:
        results = act([each.item for each in together])
        for each, result in zip(together, results, strict=True):
            each.results.append(result)
    except BaseException as problem:
        for each in together:
            each.problem = problem
    finally:
        for each in together[1:]:
            each.called.set()
