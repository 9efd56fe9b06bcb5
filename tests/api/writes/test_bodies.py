"""What programs send, of any size, kind and packing: it is bounded, and its faults are told."""

import gzip
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chatlinks.api.problems import Problem
from chatlinks.api.writes import bodies
from tests.kit.acting.api import HELLO, message

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=5,
)
OBJECTS = st.dictionaries(st.text(max_size=5), VALUES, max_size=4)


@settings(suppress_health_check=[HealthCheck.too_slow])  # the machine may be busy
@given(st.lists(OBJECTS, max_size=5), st.sampled_from([None, 2]))
def test_the_pieces_of_a_list_are_the_list(objects, indent):
    text = json.dumps(objects, indent=indent)
    assert [json.loads(raw) for raw in bodies.parted(text)] == objects


@given(st.text(alphabet='[]{},:"1a \n', max_size=12))
def test_what_is_no_list_is_a_problem_and_never_an_error(text):
    try:
        valid = isinstance(json.loads(f"[{text}"), list)
    except ValueError:
        valid = False
    if valid:
        bodies.parted(f"[{text}")
    else:
        with pytest.raises(Problem):
            bodies.parted(f"[{text}")


@pytest.mark.parametrize(
    ("sent", "kind", "status"),
    [
        (b"", "application/json", 400),
        (b"{", "application/json", 422),
        (b"[{}", "application/json", 400),
        (b"[] x", "application/json", 400),
        (b"[]", "application/json", 400),
        (b"\xff\xfe{", "application/json", 400),
        (b"[" * 100_000, "application/json", 400),
        (b"a,b", "text/csv", 415),
        (b"\n\n", "application/x-ndjson", 400),
    ],
)
def test_what_cannot_be_read_is_told_as_a_problem(program, sent, kind, status):
    answer = program.post("messages", sent, kind=kind)
    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["detail"]


def test_a_batch_is_bounded(program):
    answer = program.post("messages", [message(f"m-{n}") for n in range(1_001)])
    assert answer.status_code == 413
    assert "1,000" in answer.json()["detail"]


def test_a_body_is_bounded_before_it_is_read(program, monkeypatch):
    monkeypatch.setattr(bodies, "MOST_BYTES", 100)
    assert program.post("messages", HELLO).status_code == 413


def test_a_bomb_is_unpacked_no_further_than_is_taken(program, monkeypatch):
    monkeypatch.setattr(bodies, "MOST_BYTES", 10_000)
    bomb = gzip.compress(b" " * 5_000_000)
    assert len(bomb) < 10_000
    answer = program.post("messages", bomb, **{"Content-Encoding": "gzip"})
    assert answer.status_code == 413


@pytest.mark.parametrize(
    ("packing", "sent", "status"),
    [
        ("gzip", b"no gzip", 400),
        ("gzip", gzip.compress(json.dumps(HELLO).encode())[:-9], 400),
        ("br", b"x", 415),
    ],
)
def test_what_is_packed_otherwise_is_refused(program, packing, sent, status):
    answer = program.post("messages", sent, **{"Content-Encoding": packing})
    assert answer.status_code == status


def test_no_fault_repeats_a_value(program):
    odd = {
        "contact": {"id": "x", "nick": "Marisol"},
        "message": {"at": "Marisol", "from": "Marisol"},
    }
    answer = program.post("messages", odd)
    assert answer.status_code == 422
    assert "Marisol" not in answer.text
    assert "contact.nick" in [fault["field"] for fault in answer.json()["errors"]]
