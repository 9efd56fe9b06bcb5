"""Who comes while another works is served together with the others; nobody waits for ever, and
nobody is served twice.
"""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from chatlinks.web.serving.shared_turns import SharedTurns


@pytest.fixture
def turns():
    return SharedTurns(most=4)


def test_alone_one_is_served_at_once(turns):
    assert turns.take("a", 2, lambda items: [item * 10 for item in items]) == 20
    assert turns.lines == {}


def served(turns, numbers, act):
    """All at once, behind one who works until they are there; what each of them got."""
    entered, go = threading.Event(), threading.Event()

    def first(items):
        entered.set()
        assert go.wait(30)
        return items

    with ThreadPoolExecutor(len(numbers) + 1) as pool:
        leader = pool.submit(turns.take, "a", -1, first)
        assert entered.wait(30)
        others = [pool.submit(turns.take, "a", number, act) for number in numbers]
        while len(turns.lines["a"]) < len(numbers):
            pass
        go.set()
        assert leader.result(30) == -1
        return [other.exception(30) or other.result() for other in others]


def test_those_who_come_meanwhile_are_served_together(turns):
    seen = []

    def act(items):
        seen.append(list(items))
        return [item * 10 for item in items]

    assert served(turns, list(range(10)), act) == [number * 10 for number in range(10)]
    assert sorted(map(len, seen)) == [2, 4, 4]
    assert sorted(number for turn in seen for number in turn) == list(range(10))
    assert turns.lines == {}


def test_what_goes_wrong_all_of_the_turn_hear_and_the_next_goes_on(turns):
    def act(items):
        if 0 in items:
            raise ValueError("zero")
        return items

    outcomes = served(turns, list(range(10)), act)
    failed = [outcome for outcome in outcomes if isinstance(outcome, ValueError)]
    assert len(failed) == 4
    assert turns.lines == {}


def test_others_keys_wait_for_nobody(turns):
    inner = turns.take("a", 1, lambda items: [turns.take("b", 2, list)])
    assert inner == 2
