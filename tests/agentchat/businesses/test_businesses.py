"""Businesses, as their leads see them: counts, lists, filters, the chat, reassigning."""

from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from chatlinks.agentchat.businesses.board import board
from chatlinks.agentchat.businesses.chat_filters import Filters
from chatlinks.chats import transitions
from chatlinks.chats.models import Report
from chatlinks.conversations import bot_window
from chatlinks.conversations.live import tallies
from chatlinks.conversations.models import Conversation, Tally
from chatlinks.database.rows import rows
from chatlinks.privacy.models import Unsealing
from chatlinks.web.zones import zone_named
from chatlinks.workspaces.models import Membership, Team
from tests.chats.test_transitions import handed_over, online, writes
from tests.kit.cast import SECRETS, conversation, take
from tests.kit.reading import held


def asked(cast, name="lead", **query):
    from django.http import QueryDict

    given = QueryDict(mutable=True)
    given.update({key: str(value) for key, value in query.items()})
    return board(cast.people[name].pk, Filters.read(given), zone_named("UTC"))


def counts(made):
    return {tab.state: tab.count for tab in made.tabs}


def shown(made):
    return [line.id for line in made.lines]


def long_ago(chat, minutes):
    Conversation.objects.filter(pk=chat.pk).update(
        waiting_since=timezone.now() - timedelta(minutes=minutes)
    )


@pytest.fixture
def busy(cast):
    """One chat of each state, two of them delayed."""
    online(cast, "agent", slots=3)
    chats = {name: handed_over(cast, name) for name in ("active", "late", "waiting")}
    transitions.wait(cast.acme, chats["waiting"].pk, cast.people["agent"])
    online(cast, "agent", slots=0)
    chats["queued"], chats["old"] = handed_over(cast, "queued"), handed_over(cast, "old")
    for name in ("late", "old"):
        long_ago(chats[name], 30)
    bot = writes(cast, who="bot")
    chats["bot"] = Conversation.objects.get(pk=bot.conversation_id)
    return chats


# ── Counts ──────────────────────────────────────────────────────────────────────────────────────────────────────────


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


def recount():
    sql = "SELECT business_id, team_id, assignee_id, state, {} FROM {} GROUP BY 1, 2, 3, 4 HAVING {} <> 0 ORDER BY 1, 2, 3, 4"
    told = rows(sql.format("sum(change)", "conversations_tally", "sum(change)"))
    there = rows(
        sql.format(
            "count(*)",
            "(SELECT * FROM conversations_conversation WHERE state <> 'completed') c",
            "count(*)",
        )
    )
    return told, there


def test_tallies_follow_every_way_in_which_a_conversation_comes_moves_and_goes(cast, busy):
    take(cast.acme, conversation(id="imported", state="waiting"))
    transitions.complete(cast.acme, busy["active"].pk, cast.people["agent"], None)
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
    assert (counts(made)["bot"], shown(made), made.business.live) == ("0", [], 5)


def test_a_chat_is_delayed_once_it_waits_longer_than_its_team_allows(cast, busy):
    Team.objects.filter(business=cast.acme).update(delay_minutes=45)
    assert asked(cast).business.delayed == 0
    Team.objects.filter(business=cast.acme).update(delay_minutes=29)
    assert asked(cast).business.delayed == 2


def test_another_businesses_chats_are_not_counted(cast, busy):
    take(cast.rival_business, conversation(id="theirs", state="queued"))
    made = asked(cast)
    assert (len(made.businesses), made.business.live) == (1, 6)


# ── Lists and filters ───────────────────────────────────────────────────────────────────────────────────────────────


def test_the_longest_waiting_comes_first(cast, busy):
    assert shown(asked(cast, state="queued")) == [busy["old"].pk, busy["queued"].pk]


def test_of_the_completed_the_newest_closed_comes_first(cast, busy):
    transitions.complete(cast.acme, busy["active"].pk, cast.people["agent"], None)
    assert shown(asked(cast, state="completed")) == [busy["active"].pk, cast.conversation.pk]


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
    assert shown(made) == [busy[name].pk for name in expected]
    assert counts(made)[query["state"]] == str(len(expected))


def test_the_list_by_team_and_by_person(cast, busy):
    team, agent = busy["active"].team_id, cast.people["agent"].pk
    assert len(shown(asked(cast, state="active", team=team, who=agent))) == 2
    assert shown(asked(cast, state="active", who=cast.people["lead"].pk)) == []
    assert shown(asked(cast, state="active", team=999999)) == []


def test_only_a_users_first_conversation_counts_as_new(cast, busy):
    Conversation.objects.filter(pk=busy["old"].pk).update(number=2)
    assert shown(asked(cast, state="queued", new=1)) == [busy["queued"].pk]


@pytest.mark.parametrize("state", ["queued", "completed", "active"])
def test_pages_walk_through_the_list_without_losing_or_repeating_any(
    cast, busy, state, monkeypatch
):
    monkeypatch.setattr("chatlinks.agentchat.businesses.board.PAGE", 2)
    ids = take(cast.acme, *(conversation(id=f"more-{n}", state=state) for n in range(5)))
    Conversation.objects.filter(pk__in=ids[:2]).update(waiting_since=timezone.now())
    everything, after = [], ""
    while True:
        made = asked(cast, state=state, after=after)
        everything += shown(made)
        if not made.more_url:
            break
        after = made.more_url.partition("after=")[2]
    live = Conversation.objects.filter(business=cast.acme, state=state).values_list("pk", flat=True)
    assert sorted(everything) == sorted(live)


@pytest.mark.parametrize(
    "query",
    ["after=zzz", "after=x_1", "after=99999999999999999999_1", "team=9x", "who=%00", "chat=x", "business=", "state=none", "after=-5_-5"],
)  # fmt: skip
def test_an_address_that_makes_no_sense_shows_what_does(sign_in, busy, query):
    assert sign_in("lead").get(f"/businesses?{query}").status_code == 200


def test_an_empty_result_says_what_to_loosen(sign_in, busy):
    text = sign_in("lead").get("/businesses?state=waiting&delayed=1").text
    assert "Only queued and active chats can be delayed" in text
    assert "Clear all" in text


def test_rows_say_new_delayed_and_reported(sign_in, cast, busy):
    Report.objects.create(
        business=cast.acme, conversation=busy["old"], person=cast.people["agent"], reason="spam"
    )
    text = sign_in("lead").get("/businesses?state=queued").text
    assert text.count("New user</span>") == 2
    assert text.count('"tag late">Delayed') == text.count("Reported</span>") == 1
    assert (
        f'data-since="{Conversation.objects.get(pk=busy["old"].pk).waiting_since:%Y-%m-%d}' in text
    )


# ── Cost ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "query", ["", "?state=active&team=1&who=assigned", "?new=1&delayed=1", "?state=completed"]
)
def test_the_page_takes_no_more_than_six_statements(sign_in, busy, query):
    client = sign_in("lead")
    with CaptureQueriesContext(connection) as sent:
        assert client.get(f"/businesses{query}").status_code == 200
    assert len(sent) <= 6


@pytest.mark.parametrize(
    ("name", "most"), [("lead", 7), ("lead_permitted", 8)]
)  # one more: the unsealing's record
def test_with_a_chat_open_it_takes_no_more_than_eight(sign_in, busy, name, most):
    client = sign_in(name)
    client.get("/businesses")  # from now on the session says whose it is
    with CaptureQueriesContext(connection) as sent:
        assert client.get(f"/businesses?state=active&chat={busy['active'].pk}").status_code == 200
    assert len(sent) <= most


# ── Access ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_agents_and_analysts_are_told_that_it_is_not_theirs(sign_in, busy):
    for name in (
        "agent",
        "agent_permitted",
        "analyst",
        "lead_analyst_permitted",
        "neither",
        "former",
        "nobody",
    ):
        assert sign_in(name).get("/businesses").status_code == 403, name


def test_a_business_that_one_does_not_lead_is_not_there(sign_in, cast, busy):
    assert sign_in("lead").get(f"/businesses?business={cast.rival_business.pk}").status_code == 404
    Membership.objects.create(
        business=cast.rival_business, person=cast.people["lead"], role="agent"
    )
    assert sign_in("lead").get(f"/businesses?business={cast.rival_business.pk}").status_code == 404


def test_a_chat_of_a_business_where_one_is_an_agent_is_not_opened(sign_in, cast, busy):
    Membership.objects.create(
        business=cast.rival_business, person=cast.people["lead"], role="agent"
    )
    [theirs] = take(cast.rival_business, conversation(id="theirs", state="queued"))
    assert sign_in("lead").get(f"/businesses?chat={theirs}").status_code == 403
    assert sign_in("lead_both").get(f"/businesses?chat={theirs}").status_code == 404


# ── Privacy ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("part", ["", "&part=board", "&part=chat"])
def test_a_lead_without_the_permission_sees_nothing_personal(sign_in, cast, part):
    Conversation.objects.filter(pk=cast.conversation.pk).update(
        state="queued", preview="Thanks ******"
    )
    response = sign_in("lead").get(f"/businesses?state=queued&chat={cast.conversation.pk}{part}")
    assert response.status_code == 200
    assert held(response, SECRETS) == []
    assert not Unsealing.objects.exists()


def test_the_list_stays_masked_for_those_who_may_see_and_opening_is_recorded(sign_in, cast):
    client = sign_in("lead_permitted")
    assert held(client.get("/businesses?state=completed"), SECRETS) == []
    assert not Unsealing.objects.exists()
    response = client.get(f"/businesses?state=completed&chat={cast.conversation.pk}")
    assert held(response, ["Priya"])
    assert "<title>Businesses · Chat Links</title>" in unescape(response.text)
    assert Unsealing.objects.filter(person=cast.people["lead_permitted"]).count() == 1


def test_previews_masked_by_older_rules_stay_empty(sign_in, cast):
    Conversation.objects.filter(pk=cast.conversation.pk).update(preview="an old secret")
    cast.acme.change_rules()
    assert (
        held(sign_in("lead").get("/businesses?state=completed&part=board"), ["an old secret"]) == []
    )


# ── Reassigning ─────────────────────────────────────────────────────────────────────────────────────────────────────


def reassign(client, chat, to):
    return client.post(
        f"/chats/{chat.pk}/reassign", {"to": to, "next": "/businesses?state=queued"}, follow=True
    )


def test_a_lead_gives_a_chat_to_an_agent_who_is_online(sign_in, cast, busy):
    online(cast, "agent_permitted", slots=0)
    person = cast.people["agent_permitted"]
    response = reassign(sign_in("lead"), busy["active"], f"agent:{person.pk}")
    assert "is with Agent Permitted now" in response.text
    busy["active"].refresh_from_db()
    assert busy["active"].assignee == person


def test_a_lead_gives_a_chat_to_a_team(sign_in, cast, busy):
    loans = Team.objects.create(business=cast.acme, name="Loans")
    assert (
        "was given to Loans" in reassign(sign_in("lead"), busy["active"], f"team:{loans.pk}").text
    )
    busy["active"].refresh_from_db()
    assert (busy["active"].state, busy["active"].team, busy["active"].assignee) == (
        "queued",
        loans,
        None,
    )


def test_a_chat_goes_neither_to_who_is_offline_nor_to_strangers_nor_to_another_businesses_team(
    sign_in, cast, busy
):
    theirs = Team.objects.create(business=cast.rival_business, name="Theirs")
    client = sign_in("lead")
    for to in (
        f"agent:{cast.people['lead'].pk}",
        f"agent:{cast.people['rival'].pk}",
        f"team:{theirs.pk}",
        "team:x",
        "",
    ):
        assert 'class="note error"' in reassign(client, busy["active"], to).text
    busy["active"].refresh_from_db()
    assert busy["active"].assignee == cast.people["agent"]


def test_the_form_lists_who_is_online_with_their_free_slots(sign_in, cast, busy):
    online(cast, "agent_permitted", slots=2)
    text = sign_in("lead").get(f"/chats/{busy['active'].pk}/reassign").text
    assert "Agent Permitted" in text
    assert "free slot" in text
    assert "Lead Both" not in text


def test_after_reassigning_one_is_back_where_one_was_and_nowhere_else(sign_in, cast, busy):
    path = f"/chats/{busy['active'].pk}/reassign"
    for given, lands in (
        ("/businesses?state=bot", "/businesses?state=bot"),
        ("https://evil.example/", f"/chats/{busy['active'].pk}"),
        ("https://evil.example/businesses?state=bot", "/businesses?state=bot"),
    ):
        assert sign_in("lead").post(path, {"to": "", "next": given}).headers["Location"] == lands
