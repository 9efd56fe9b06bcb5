"""Who gets which chat."""

from chatlinks.chats import presence, transitions
from chatlinks.conversations.models import Conversation
from chatlinks.workspaces.models import Team
from tests.kit.acting.chats import BREAK, handed_over, online, writes


def test_who_comes_online_gets_the_longest_waiting_first_up_to_their_slots(cast):
    chats = [handed_over(cast, f"visitor-{n}") for n in range(3)]
    online(cast, "agent", slots=2)
    assert [Conversation.objects.get(pk=chat.pk).state for chat in chats] == [
        "active",
        "active",
        "queued",
    ]


def test_nobody_gets_a_chat_of_a_team_that_they_are_not_in(cast):
    cast.membership("agent").teams.clear()
    online(cast, "agent")
    assert handed_over(cast).state == "queued"


def test_nobody_on_a_break_gets_a_chat(cast):
    online(cast, "agent")
    presence.set_status(cast.people["agent"], BREAK)
    assert handed_over(cast).state == "queued"


def test_the_agent_whom_the_user_had_before_is_preferred(cast):
    online(cast, "agent")
    first = handed_over(cast)
    transitions.complete(cast.acme, first.pk, cast.people["agent"])
    online(cast, "agent_permitted", slots=50)
    assert handed_over(cast).assignee == cast.people["agent"]


def test_a_long_queue_of_one_team_does_not_hide_the_chats_that_others_could_take(cast):
    loans = Team.objects.create(business=cast.acme, name="Loans")
    for n in range(3):
        handed_over(cast, f"cards-{n}")
    behind = handed_over(cast, "loans-1", "Loans")
    cast.membership("agent_permitted").teams.set([loans])
    online(cast, "agent", "agent_permitted", slots=1)
    behind.refresh_from_db()
    assert behind.assignee == cast.people["agent_permitted"]


def test_a_chat_in_an_agents_own_queue_comes_to_them_even_after_they_left_its_team(cast):
    online(cast, "agent", slots=1)
    first = handed_over(cast, "visitor-1")
    transitions.wait(cast.acme, first.pk, cast.people["agent"])
    second = handed_over(cast, "visitor-2")
    writes(cast, "Still there?", who="visitor-1")
    first.refresh_from_db()
    assert (first.state, first.assignee) == ("queued", cast.people["agent"])
    cast.membership("agent").teams.clear()
    transitions.complete(cast.acme, second.pk, cast.people["agent"])
    first.refresh_from_db()
    assert (first.state, first.assignee) == ("active", cast.people["agent"])
