"""Teams, as their leads see and run them."""

import pytest

from chatlinks.agentchat.teams import teamwork
from chatlinks.chats import transitions
from chatlinks.chats.models import Availability, TeamSettings
from chatlinks.conversations.models import Conversation
from chatlinks.workspaces.models import Membership, Team
from tests.chats.test_transitions import handed_over, online
from tests.kit.cast import SECRETS
from tests.kit.reading import held


def cards(cast):
    return Team.objects.get(business=cast.acme, name="Cards")


def standing(cast, name="Cards"):
    return next(each for each in teamwork.standings(cast.acme) if each.name == name)


def test_a_team_tells_who_is_there_and_what_they_have(cast):
    online(cast, "agent", slots=2)
    chats = [handed_over(cast, f"visitor-{n}") for n in range(3)]
    transitions.wait(cast.acme, chats[0].pk, cast.people["agent"])
    made = standing(cast)
    first = made.agents[0]
    assert (made.queued, made.active, made.waiting, made.online) == (0, 2, 1, 1)
    assert (first.name, first.status, first.slots, first.active, first.waiting) == (
        "Agent",
        "online",
        2,
        2,
        1,
    )


def test_capacity_is_the_share_of_slots_that_nobody_needs(cast):
    online(cast, "agent", "lead", slots=5)
    handed_over(cast, "visitor-1")
    assert standing(cast).capacity == 90
    online(cast, "agent", "lead", slots=0)
    assert standing(cast).capacity is None


def test_capacity_is_below_nothing_when_more_wait_than_fit(cast):
    for n in range(5):
        handed_over(cast, f"visitor-{n}")
    online(cast, "agent", slots=2)
    assert standing(cast).capacity == -150  # 2 slots, 3 queued, 2 active


def test_nobody_online_means_no_slots(cast, sign_in):
    assert standing(cast).capacity is None
    assert "No slots" in sign_in("lead").get("/teams").text


def test_those_in_no_team_are_listed_too(cast, sign_in):
    cast.membership("agent").teams.clear()
    assert [agent.name for agent in standing(cast, "In no team").agents] == ["Agent"]
    assert "In no team" in sign_in("lead").get("/teams").text


def test_the_counts_are_those_of_a_recount(cast):
    online(cast, "agent", "lead", slots=2)
    for n in range(6):
        handed_over(cast, f"visitor-{n}")
    made = standing(cast)
    for state in ("queued", "active", "waiting"):
        there = Conversation.objects.filter(business=cast.acme, state=state)
        assert getattr(made, state) == there.filter(team=cards(cast)).count()
        for agent in made.agents:
            assert getattr(agent, state) == there.filter(assignee=agent.person_id).count()


def test_settings_are_saved_and_hold(cast, sign_in):
    given = {
        "delay_minutes": 3,
        "recall_minutes": 7,
        "sign_out": "keep",
        "offline_message": "Back at nine.",
        "delayed_message": "",
    }
    response = sign_in("lead").post(f"/teams/{cards(cast).pk}/settings", given)
    assert response.status_code == 302
    saved = TeamSettings.objects.get(team=cards(cast))
    assert (
        cards(cast).delay_minutes,
        saved.recall_minutes,
        saved.sign_out,
        saved.offline_message,
    ) == (
        3,
        7,
        "keep",
        "Back at nine.",
    )
    assert "Back at nine." in sign_in("admin").get(f"/teams/{cards(cast).pk}/settings").text


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("delay_minutes", "0"),
        ("delay_minutes", "1441"),
        ("delay_minutes", "x"),
        ("recall_minutes", "-1"),
        ("recall_minutes", "1441"),
        ("sign_out", "?"),
    ],
)
def test_settings_that_make_no_sense_are_refused(cast, sign_in, name, value):
    given = {"delay_minutes": 3, "recall_minutes": 7, "sign_out": "keep", name: value}
    assert sign_in("lead").post(f"/teams/{cards(cast).pk}/settings", given).status_code == 400
    assert not TeamSettings.objects.exists()
    assert cards(cast).delay_minutes == 10


def test_who_is_added_to_a_team_gets_its_chats(cast, sign_in):
    cast.membership("agent").teams.clear()
    online(cast, "agent")
    chat = handed_over(cast)
    sign_in("lead").post(f"/teams/{cards(cast).pk}/members", {"person": cast.people["agent"].pk})
    chat.refresh_from_db()
    assert chat.assignee == cast.people["agent"]


@pytest.mark.parametrize("name", ["rival", "analyst", "former", "nobody"])
def test_only_members_with_smart_agent_chat_can_be_added(cast, sign_in, name):
    Membership.objects.filter(person=cast.people[name]).first() and cast.people[
        name
    ].memberships.get().teams.clear()
    response = sign_in("lead").post(
        f"/teams/{cards(cast).pk}/members", {"person": cast.people[name].pk}, follow=True
    )
    assert "Choose somebody" in response.text
    assert not cards(cast).members.filter(person=cast.people[name]).exists()


def test_who_is_removed_keeps_their_chats_and_gets_no_more(cast, sign_in):
    online(cast, "agent")
    chat = handed_over(cast)
    sign_in("lead").post(f"/teams/{cards(cast).pk}/members/{cast.people['agent'].pk}/remove")
    chat.refresh_from_db()
    assert chat.assignee == cast.people["agent"]
    assert handed_over(cast, "visitor-2").state == "queued"


def test_more_slots_bring_the_next_chats_at_once(cast, sign_in):
    online(cast, "agent", slots=0)
    chat, agent = handed_over(cast), cast.people["agent"]
    sign_in("lead").post(f"/businesses/{cast.acme.pk}/agents/{agent.pk}/slots", {"slots": "1"})
    chat.refresh_from_db()
    assert (chat.assignee, Availability.objects.get(person=agent).slots) == (agent, 1)


@pytest.mark.parametrize("slots", ["-1", "101", "x", ""])
def test_slots_that_make_no_sense_are_refused(cast, sign_in, slots):
    agent = cast.people["agent"]
    response = sign_in("lead").post(
        f"/businesses/{cast.acme.pk}/agents/{agent.pk}/slots", {"slots": slots}, follow=True
    )
    assert "Nothing was changed" in response.text
    assert not Availability.objects.exists()


def test_the_page_says_nothing_of_any_user(cast, sign_in):
    assert held(sign_in("lead_permitted").get("/teams"), SECRETS) == []


def test_another_businesses_team_and_people_are_not_there(cast, sign_in):
    theirs = Team.objects.create(business=cast.rival_business, name="Theirs")
    client = sign_in("lead")
    assert client.get(f"/teams/{theirs.pk}/settings").status_code == 404
    assert (
        client.post(f"/teams/{theirs.pk}/members", {"person": cast.people["agent"].pk}).status_code
        == 404
    )
    assert (
        client.post(
            f"/businesses/{cast.rival_business.pk}/agents/{cast.people['rival'].pk}/slots",
            {"slots": 1},
        ).status_code
        == 404
    )
    assert (
        client.post(
            f"/businesses/{cast.acme.pk}/agents/{cast.people['rival'].pk}/slots", {"slots": 1}
        ).status_code
        == 404
    )
    assert (
        client.post(f"/teams/{cards(cast).pk}/members/{cast.people['rival'].pk}/remove").status_code
        == 404
    )
