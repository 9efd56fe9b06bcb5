"""An agent takes the next chat out of the queue of their teams."""

import pytest

from chatlinks.workspaces.models import Team
from tests.kit.acting.chats import handed_over, online, wait_longer
from tests.kit.acting.my_chats import AGENT


@pytest.fixture
def queue(cast):
    """Two chats that wait for AGENT's team, whose slots are taken; the second waits longer."""
    online(cast, AGENT, slots=0)
    first, second = handed_over(cast, "visitor-1"), handed_over(cast, "visitor-2")
    wait_longer(second, 9)
    return first, second


def take(sign_in, who=AGENT):
    return sign_in(who).post("/chats/next", follow=True)


def assignee(chat):
    chat.refresh_from_db()
    return chat.state, chat.assignee


def test_who_waits_longest_is_theirs_and_opens(cast, queue, sign_in):
    first, second = queue
    answer = take(sign_in)
    assert answer.redirect_chain[0][0] == f"/chats/{second.pk}"
    assert assignee(second) == ("active", cast.people[AGENT])
    take(sign_in)
    assert assignee(first) == ("active", cast.people[AGENT])
    assert "somebody else was faster" in take(sign_in).text


def test_it_is_offered_while_somebody_waits(cast, queue, sign_in):
    assert 'action="/chats/next"' in sign_in(AGENT).get("/chats").text
    assert 'action="/chats/next"' in sign_in(AGENT).get("/chats/stats").text
    take(sign_in), take(sign_in)
    assert 'action="/chats/next"' not in sign_in(AGENT).get("/chats/stats").text


def test_nobody_takes_a_chat_while_they_are_not_online(cast, queue, sign_in):
    sign_in(AGENT).post("/chats/presence", {"status": "break"})
    assert "Go online first" in take(sign_in).text
    assert [assignee(chat)[0] for chat in queue] == ["queued", "queued"]


def test_nobody_takes_another_teams_chat(cast, sign_in):
    Team.objects.create(business=cast.acme, name="Loans")
    online(cast, AGENT, slots=0)
    chat = handed_over(cast, team="Loans")
    assert "somebody else was faster" in take(sign_in).text
    assert assignee(chat) == ("queued", None)


def test_nobody_takes_another_businesss_chat(cast, queue, sign_in):
    assert "somebody else was faster" in take(sign_in, "rival").text
    assert [assignee(chat)[0] for chat in queue] == ["queued", "queued"]
