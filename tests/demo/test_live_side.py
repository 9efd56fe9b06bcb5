"""The demo's live side: a visitor played by oneself reaches the agent that the README names."""

from chatlinks.demo import PEOPLE
from chatlinks.demo.live_side import CANNED, SLOTS
from chatlinks.demo.web_chats import WEB_CHATS

ROOM_FOR_VISITORS = 2


def test_nikunj_has_room_for_a_visitor_beside_all_who_wait_for_his_teams(invented):
    nikunj = next(person for person in PEOPLE if person.key == "agent_permitted")
    (role,) = nikunj.memberships
    assert WEB_CHATS["bank"].team in role.teams

    def comes_to_him(each):
        if each["state"] == "queued" and each["team"] in role.teams:
            return True
        is_his = nikunj.name in str(each.get("assignee"))
        return is_his and each["state"] in ("queued", "active")

    before_him = [each for key, each in invented if key == "bank" and comes_to_him(each)]
    assert len(before_him) + ROOM_FOR_VISITORS <= SLOTS["bank", nikunj.email]


def test_every_business_has_texts_that_its_agents_send_often():
    assert CANNED.keys() == WEB_CHATS.keys()
    assert all(len(texts) >= 3 for texts in CANNED.values())
