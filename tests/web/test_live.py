"""Pages hear that something changed: once it is committed, and only of what their ticket names."""

import json
import time

import pytest
from django.db import connection, transaction
from django.test import Client

from chatlinks.web import live

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
