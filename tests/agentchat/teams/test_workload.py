"""How much a team has to do, and how much more fits."""

from chatlinks.chats import transitions
from chatlinks.conversations.models import Conversation
from tests.kit.acting.chats import handed_over, online
from tests.kit.acting.teams import cards, workload


def test_a_team_tells_who_is_there_and_what_they_have(cast):
    online(cast, "agent", slots=2)
    chats = [handed_over(cast, f"visitor-{n}") for n in range(3)]
    transitions.wait(cast.acme, chats[0].pk, cast.people["agent"])
    made = workload(cast)
    first = made.agents[0]
    assert (made.chats.queued, made.chats.active, made.chats.waiting, made.online) == (0, 2, 1, 1)
    assert (first.name, first.status, first.slots, first.chats.active, first.chats.waiting) == (
        "Agent",
        "online",
        2,
        2,
        1,
    )


def test_capacity_is_the_share_of_slots_that_nobody_needs(cast):
    online(cast, "agent", "lead", slots=5)
    handed_over(cast, "visitor-1")
    assert workload(cast).capacity == 90
    online(cast, "agent", "lead", slots=0)
    assert workload(cast).capacity is None


def test_capacity_is_below_nothing_when_more_wait_than_fit(cast):
    for n in range(5):
        handed_over(cast, f"visitor-{n}")
    online(cast, "agent", slots=2)
    assert workload(cast).capacity == -150  # 2 slots, 3 queued, 2 active


def test_the_counts_are_those_of_a_recount(cast):
    online(cast, "agent", "lead", slots=2)
    for n in range(6):
        handed_over(cast, f"visitor-{n}")
    made = workload(cast)
    for state in ("queued", "active", "waiting"):
        there = Conversation.objects.filter(business=cast.acme, state=state)
        assert getattr(made.chats, state) == there.filter(team=cards(cast)).count()
        for agent in made.agents:
            assert getattr(agent.chats, state) == there.filter(assignee=agent.person_id).count()
