"""The page: an agent's chats, one of them open."""

import pytest

from chatlinks.agentchat.my_chats.workload import agent_workload
from chatlinks.chats import presence
from chatlinks.chats.models import (
    CannedResponse,
)
from tests.kit.acting.chats import BREAK, OFFLINE, ONLINE
from tests.kit.acting.my_chats import AGENT
from tests.kit.reading import held


def test_opening_a_chat_makes_it_neither_new_nor_unread(cast, chat, sign_in):
    client = sign_in(AGENT)
    assert [(line.new, line.unread) for line in agent_workload(cast.people[AGENT]).active] == [
        (True, 1)
    ]
    client.get(f"/chats/{chat.pk}")
    assert [(line.new, line.unread) for line in agent_workload(cast.people[AGENT]).active] == [
        (False, 0)
    ]


def test_canned_responses_are_the_business_own(cast, chat, sign_in):
    CannedResponse.objects.create(business=cast.acme, name="hello", text="Good day!")
    CannedResponse.objects.create(business=cast.rival_business, name="bye", text="Goodbye!")
    page = sign_in(AGENT).get(f"/chats/{chat.pk}")
    assert held(page, ["Good day!", "Goodbye!"]) == ["Good day!"]


@pytest.mark.parametrize(
    ("status", "says"),
    [(OFFLINE, "You’re offline"), (BREAK, "You’re on a break"), (ONLINE, "No chats right now")],
)
def test_an_empty_desk_says_what_to_do(cast, sign_in, status, says):
    presence.set_status(cast.people[AGENT], status)
    assert says in sign_in(AGENT).get("/chats").text
