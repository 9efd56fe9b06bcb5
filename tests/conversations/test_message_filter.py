"""Conversations that hold a message such as asked for are the same, however they are looked for."""

import pytest

from chatlinks.conversations import message_filter
from chatlinks.database.rows import rows
from tests.kit.cast import conversation, take

OF = "SELECT c.id FROM conversations_conversation c WHERE c.business_id = %s AND "
ASKED = ("m.sender = %s AND m.node = %s", ["bot", "wanted"])


@pytest.fixture
def wanted(cast):
    """The conversation of three that holds a bot's message of that node."""
    at = "2026-03-01T10:00:00Z"
    bots = {"from": "bot", "text": "Hello", "at": at}
    ids = take(
        cast.acme,
        conversation(id="other", messages=[{**bots, "node": "other"}]),
        conversation(id="it", messages=[{**bots, "node": "wanted"}, {**bots, "node": "wanted"}]),
        conversation(id="users", messages=[{**bots, "from": "user", "node": "wanted"}]),
    )
    return ids[1]


WAYS = {"ANY(ARRAY": (9, 9), "c.id IN": (-1, 9), "OFFSET 0": (-1, -1)}


@pytest.mark.parametrize("way", WAYS)
def test_few_more_and_many_are_found_each_in_a_way_of_its_own(cast, wanted, monkeypatch, way):
    few, enough = WAYS[way]
    monkeypatch.setattr(message_filter, "FEW", few)
    monkeypatch.setattr(message_filter, "ENOUGH", enough)
    monkeypatch.setattr(message_filter, "expected", lambda sql, needs: 5)
    sql, needs = message_filter.holding_some([cast.acme.pk], ASKED)
    assert way in sql
    assert rows(OF + sql, [cast.acme.pk, *needs]) == [(wanted,)]


def test_a_condition_of_hardly_any_is_the_same_as_of_some(cast, wanted):
    for holding in (message_filter.holding, message_filter.holding_some):
        sql, needs = holding([cast.acme.pk], ASKED)
        assert rows(OF + sql, [cast.acme.pk, *needs]) == [(wanted,)]
