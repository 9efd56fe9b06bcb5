"""Lists of a business's chats: their order, filters and pages."""

import pytest
from django.utils import timezone

from chatlinks.chats import transitions
from chatlinks.conversations.models import Conversation
from tests.kit.acting.businesses import asked, counts, ids
from tests.kit.cast import conversation, take


def test_the_longest_waiting_comes_first(cast, busy):
    assert ids(asked(cast, state="queued")) == [busy["old"].pk, busy["queued"].pk]


def test_of_the_completed_the_newest_closed_comes_first(cast, busy):
    transitions.complete(cast.acme, busy["active"].pk, cast.people["agent"])
    assert ids(asked(cast, state="completed")) == [busy["active"].pk, cast.conversation.pk]


FILTERED = [
    ({"state": "queued", "delayed": "1"}, ["old"]),
    ({"state": "active", "delayed": "1"}, ["late"]),
    ({"state": "waiting", "delayed": "1"}, []),
    ({"state": "queued", "who": "unassigned"}, ["old", "queued"]),
    ({"state": "queued", "who": "assigned"}, []),
    ({"state": "active", "who": "assigned"}, ["late", "active"]),
    ({"state": "bot", "team": "none"}, ["bot"]),
    ({"state": "queued", "team": "none"}, []),
    ({"state": "queued", "new": "1"}, ["old", "queued"]),
    ({"state": "queued", "new": "1", "delayed": "1", "who": "unassigned"}, ["old"]),
]


@pytest.mark.parametrize(("query", "expected"), FILTERED, ids=str)
def test_filters_narrow_the_list_and_its_count_alike(cast, busy, query, expected):
    made = asked(cast, **query)
    assert ids(made) == [busy[name].pk for name in expected]
    assert counts(made)[query["state"]] == str(len(expected))


def test_the_list_by_team_and_by_person(cast, busy):
    team, agent = busy["active"].team_id, cast.people["agent"].pk
    assert len(ids(asked(cast, state="active", team=team, who=agent))) == 2
    assert ids(asked(cast, state="active", who=cast.people["lead"].pk)) == []
    assert ids(asked(cast, state="active", team=999999)) == []


def test_only_a_users_first_conversation_counts_as_new(cast, busy):
    Conversation.objects.filter(pk=busy["old"].pk).update(number=2)
    assert ids(asked(cast, state="queued", new=1)) == [busy["queued"].pk]


@pytest.mark.parametrize("state", ["queued", "completed", "active"])
def test_pages_walk_through_the_list_without_losing_or_repeating_any(
    cast, busy, state, monkeypatch
):
    monkeypatch.setattr("chatlinks.agentchat.businesses.chat_lists.PAGE", 2)
    added = take(cast.acme, *(conversation(id=f"more-{n}", state=state) for n in range(5)))
    Conversation.objects.filter(pk__in=added[:2]).update(waiting_since=timezone.now())
    everything, after = [], ""
    while True:
        made = asked(cast, state=state, after=after)
        everything += ids(made)
        if not made.next_url:
            break
        after = made.next_url.partition("after=")[2]
    live = Conversation.objects.filter(business=cast.acme, state=state).values_list("pk", flat=True)
    assert sorted(everything) == sorted(live)
