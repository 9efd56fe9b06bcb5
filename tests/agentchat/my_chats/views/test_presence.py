"""An agent goes online, on a break or offline."""

import re

from chatlinks.chats.models import (
    Availability,
    TeamSettings,
)
from tests.kit.acting.chats import OFFLINE
from tests.kit.acting.my_chats import AGENT


def test_signing_out_hands_the_chats_back(cast, chat, sign_in):
    sign_in(AGENT).post("/accounts/logout/")
    chat.refresh_from_db()
    assert (chat.state, chat.assignee) == ("queued", None)
    assert Availability.objects.get(person=cast.people[AGENT]).status == OFFLINE


def test_going_offline_tells_beforehand_what_happens(cast, chat, sign_in):
    assert "1 active chat goes back" in re.sub(r"\s+", " ", sign_in(AGENT).get("/chats").text)
    TeamSettings.objects.create(
        team=chat.team, business=cast.acme, sign_out=TeamSettings.SignOut.KEEP
    )
    assert "1 active one stays yours" in re.sub(r"\s+", " ", sign_in(AGENT).get("/chats").text)
    sign_in(AGENT).post("/chats/presence", {"status": "offline"})
    chat.refresh_from_db()
    assert chat.assignee == cast.people[AGENT]
