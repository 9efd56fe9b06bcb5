"""How many chats are live, delayed and in each list, as their leads see it."""

from datetime import timedelta

from django.db.models import F
from django.utils import timezone

from chatlinks.chats import transitions
from chatlinks.conversations import bot_window
from chatlinks.conversations.live import tallies
from chatlinks.conversations.models import Conversation, Tally
from chatlinks.database.rows import rows
from chatlinks.workspaces.models import Team
from tests.kit.acting.businesses import asked, counts, ids
from tests.kit.cast import conversation, take


def test_the_counts_are_those_of_a_recount(cast, busy):
    made = asked(cast)
    assert counts(made) == {
        "bot": "1",
        "queued": "2",
        "active": "2",
        "waiting": "1",
        "completed": "1",
    }
    assert (made.business.live, made.business.delayed) == (6, 2)


TALLIED = """
SELECT business_id, team_id, assignee_id, state, sum(change)
FROM conversations_tally
GROUP BY 1, 2, 3, 4
HAVING sum(change) <> 0
ORDER BY 1, 2, 3, 4"""
THERE = """
SELECT business_id, team_id, assignee_id, state, count(*)
FROM conversations_conversation
WHERE state <> 'completed'
GROUP BY 1, 2, 3, 4
ORDER BY 1, 2, 3, 4"""


def recount():
    return rows(TALLIED), rows(THERE)


def test_tallies_follow_every_way_in_which_a_conversation_comes_moves_and_goes(cast, busy):
    take(cast.acme, conversation(id="imported", state="waiting"))
    transitions.complete(cast.acme, busy["active"].pk, cast.people["agent"])
    Conversation.objects.filter(pk=busy["queued"].pk).delete()
    Conversation.objects.filter(pk=busy["bot"].pk).update(
        first_user_at=F("first_user_at") - timedelta(days=2)
    )
    bot_window.close_expired()
    Team.objects.filter(business=cast.acme).delete()
    told, there = recount()
    assert told == there
    assert there


def test_folded_tallies_tell_the_same(cast, busy):
    before, rows_before = asked(cast), Tally.objects.count()
    assert tallies.fold() < rows_before
    assert counts(asked(cast)) == counts(before)
    assert recount()[0] == recount()[1]


def test_a_chat_whose_24_hours_with_the_bot_are_over_is_not_live_before_any_sweep(cast, busy):
    Conversation.objects.filter(pk=busy["bot"].pk).update(
        first_user_at=timezone.now() - timedelta(hours=25)
    )
    made = asked(cast, state="bot")
    assert (counts(made)["bot"], ids(made), made.business.live) == ("0", [], 5)


def test_a_chat_is_delayed_once_it_waits_longer_than_its_team_allows(cast, busy):
    Team.objects.filter(business=cast.acme).update(delay_minutes=45)
    assert asked(cast).business.delayed == 0
    Team.objects.filter(business=cast.acme).update(delay_minutes=29)
    assert asked(cast).business.delayed == 2


def test_another_businesses_chats_are_not_counted(cast, busy):
    take(cast.rival_business, conversation(id="theirs", state="queued"))
    made = asked(cast)
    assert (len(made.businesses), made.business.live) == (1, 6)
