"""What is proposed for a sample, by its names alone: shapes that tools send."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatlinks.intake.webhooks.generic.proposing import proposed
from chatlinks.intake.webhooks.payloads.payload import at

WORDS = st.sampled_from(["id", "text", "0", "from", "data", "at", "name", "messages", "user", "-"])


def nested(values):
    return st.lists(values, max_size=3) | st.dictionaries(WORDS, values, max_size=4)


AT = "2026-03-02T09:15:00Z"


@pytest.mark.parametrize(
    ("sample", "mapping"),
    [
        (
            {"session": "a", "utterance": "Hi", "speaker": "user", "timestamp": 1772000000},
            {"conversation": "session", "text": "utterance", "sender": "speaker"},
        ),
        (
            {
                "ticket": {"id": 5, "created_at": AT, "status": "open"},
                "comment": {"id": 7, "body": "Hi", "created_at": AT, "author": {"role": "agent"}},
                "requester": {"id": 3, "name": "Ann", "email": "ann@mail.example"},
            },
            {
                "conversation": "ticket.id",
                "state": "ticket.status",
                "message": "comment.id",
                "text": "comment.body",
                "at": "comment.created_at",
                "sender": "comment.author.role",
                "contact": "requester.id",
                "contact_name": "requester.name",
                "contact_email": "requester.email",
            },
        ),
        (
            {
                "chatId": "c",
                "created_at": AT,
                "messages": [
                    {"id": 1, "ts": 1772000000, "role": "user", "text": "Hi"},
                    {"id": 2, "ts": 1772000001, "role": "assistant", "text": "Hello"},
                ],
            },
            {
                "each": "messages",
                "conversation": "chatId",
                "message": "id",
                "at": "ts",
                "sender": "role",
                "text": "text",
            },
        ),
        ({"type": "text", "text": "Hi", "from": "bot"}, {"sender": "from", "text": "text"}),
        ({"kind": "visitor", "body": "Hi"}, {"sender": "kind", "text": "body"}),
        ({"q": {"hey": "Good day", "t": AT}}, {"text": "q.hey", "at": "q.t"}),
    ],
)
def test_each_field_is_told_by_the_names_that_tools_use(sample, mapping):
    told = proposed(sample)
    assert {name: told.get(name) for name in mapping} == mapping


def test_the_address_of_whoever_wrote_is_not_taken_for_the_users():
    sample = {"body": "Hi", "sender": {"role": "agent", "email": "john@acme.example"}}
    assert "contact_email" not in proposed(sample)


@pytest.mark.parametrize("sample", [{}, {"a": []}, {"a": {"": 1, "b c": 2, "d.e": 3}}, {"a": None}])
def test_nothing_is_proposed_where_nothing_has_a_name(sample):
    assert proposed(sample) == {}


def test_what_is_large_is_looked_at_in_part():
    many = {f"k{n}": [{"x": n}] for n in range(5_000)}
    begun = time.process_time()
    assert proposed({"text": "Hi", **many})["text"] == "text"
    assert "text" not in proposed(many)
    assert time.process_time() - begun < 2


@given(values=st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=8), nested))
def test_any_json_comes_to_paths_that_lead_somewhere(values):
    payload = {"sample": values}
    mapping = proposed(payload)
    items = at(payload, mapping["each"]) if "each" in mapping else [payload]
    for name, path in mapping.items():
        assert at(payload, path) is not None or at(items[0], path) is not None, name
