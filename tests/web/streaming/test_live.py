"""Pages hear that something changed: once it is committed, and only of what their ticket names."""

import json
import time

import pytest
from django.db import connection, transaction
from django.test import Client

from chatlinks.web.streaming import live, tickets

END_THE_LISTENER = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN chatlinks_live%%'
"""


@pytest.fixture
def hub(transactional_db, monkeypatch):
    """A hub of its own that listens to the test's database."""
    made = live.Hub()
    monkeypatch.setattr(live, "hub", made)
    yield made
    made.stop()


def asked(client, *topics):
    answer = client.get("/live", {"for": live.ticket(topics)})
    assert answer.status_code == 200
    return json.loads(answer.content)


def heard(client, topic, before, seconds=2.0):
    """Whether the topic changed within this time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if asked(client, topic)[topic] != before:
            return True
        time.sleep(0.02)
    return False


def test_a_change_is_heard_by_those_who_hold_a_ticket_for_it(hub):
    client = Client()
    before = asked(client, "chat:1", "chat:2")
    live.announce(["chat:1"])
    assert heard(client, "chat:1", before["chat:1"])
    assert asked(client, "chat:2")["chat:2"] == before["chat:2"]


def test_nothing_is_heard_of_what_was_rolled_back(hub):
    client = Client()
    before = asked(client, "chat:1")["chat:1"]
    try:
        with transaction.atomic():
            live.announce(["chat:1"])
            raise ValueError
    except ValueError:
        pass
    live.announce(["chat:2"])
    assert heard(client, "chat:2", before)
    assert asked(client, "chat:1")["chat:1"] == before


def test_a_question_costs_no_statement(hub, django_assert_num_queries):
    client = Client()
    asked(client, "chat:1")
    with django_assert_num_queries(0):
        asked(client, "chat:1")


def test_a_made_up_ticket_is_refused():
    assert Client().get("/live", {"for": "made-up"}).status_code == 403


def test_no_cache_keeps_an_answer(hub):
    for ticket in (live.ticket(["chat:1"]), "made-up"):
        assert Client().get("/live", {"for": ticket}).headers["Cache-Control"] == "no-store"


def test_a_ticket_for_one_topic_doesnt_open_another(hub):
    assert list(asked(Client(), "chat:1")) == ["chat:1"]


def test_after_a_lost_connection_whatever_was_heard_before_counts_as_changed(hub):
    client = Client()
    before = asked(client, "chat:1")["chat:1"]
    live.announce(["chat:1"])
    assert heard(client, "chat:1", before)
    known = asked(client, "chat:1")["chat:1"]
    with connection.cursor() as cursor:
        cursor.execute(END_THE_LISTENER)
    assert heard(client, "chat:1", known, seconds=5)


def test_after_a_lost_connection_a_topic_never_heard_of_counts_as_changed_too(hub):
    before = asked(Client(), "chat:9")["chat:9"]
    hub.miss()
    assert asked(Client(), "chat:9")["chat:9"] != before


def types(client, ticket):
    return client.post(f"/live?typing={ticket}").status_code


def test_who_types_is_heard_of_at_once_and_costs_no_statement(hub, django_assert_num_queries):
    client, ticket = Client(), live.typing_ticket("typing:1:user")
    before = asked(client, "typing:1:user", "typing:1:agent")
    with django_assert_num_queries(0):
        assert types(client, ticket) == 204
        after = asked(client, "typing:1:user", "typing:1:agent")
    assert after["typing:1:user"] != before["typing:1:user"]
    assert after["typing:1:agent"] == before["typing:1:agent"]


def test_other_processes_hear_of_it_in_one_word_for_all(hub):
    asked(Client(), "chat:1")  # it listens
    other = live.Hub()
    try:
        other.start()
        before = other.state(["typing:1:user", "typing:2:user"])
        for number in (1, 2):
            hub.tell_typing(f"typing:{number}:user")
        end = time.monotonic() + 5
        while time.monotonic() < end and other.state(before) == before:
            time.sleep(0.05)
        changes = other.state(before)
        assert len(set(changes.values())) == 1  # one notification
        assert set(changes.values()).isdisjoint(before.values())
    finally:
        other.stop()


def test_however_fast_somebody_types_it_is_told_once_in_two_seconds(hub, monkeypatch):
    client, ticket = Client(), live.typing_ticket("typing:1:user")
    told = []
    monkeypatch.setattr(hub, "hear", lambda topics, change: told.extend(topics))
    assert {types(client, ticket) for _ in range(50)} == {204}
    assert told == ["typing:1:user"]


def test_what_is_remembered_of_typing_has_an_end(monkeypatch):
    monkeypatch.setattr(live, "MOST_TYPING", 5)
    hub = live.Hub()
    for number in range(50):
        hub.tell_typing(f"typing:{number}:user")
    assert len(hub.typed) == len(hub.untold) == 5


@pytest.mark.parametrize("ticket", ["", "made-up", "x" * 5000])
def test_a_made_up_ticket_for_typing_is_refused(ticket):
    assert types(Client(), ticket) == 403


def test_a_ticket_for_listening_is_none_for_typing():
    assert types(Client(), live.ticket(["typing:1:user"])) == 403


def test_what_is_said_of_who_types_holds_for_an_hour(monkeypatch):
    ticket = live.typing_ticket("typing:1:user")
    monkeypatch.setattr(tickets, "TYPING_HOLDS", -1)
    assert types(Client(), ticket) == 403
