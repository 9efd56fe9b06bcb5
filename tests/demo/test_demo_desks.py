"""The demo's live side: a visitor whom one plays oneself reaches the agent that the README names."""

from chatlinks.demo import PEOPLE
from chatlinks.demo.desks import SLOTS, TEXTS
from chatlinks.demo.scripts import SCRIPTS

ROOM_FOR_VISITORS = 2


def test_nikunj_has_room_for_a_visitor_beside_all_who_wait_for_his_teams(told):
    nikunj = next(person for person in PEOPLE if person.key == "agent_permitted")
    (role,) = nikunj.memberships
    assert SCRIPTS["bank"].team in role.teams
    before_him = [
        each
        for key, each in told
        if key == "bank"
        and ((each["state"] == "queued" and each["team"] in role.teams)
             or (each["state"] in ("queued", "active") and nikunj.name in str(each.get("assignee"))))
    ]  # fmt: skip
    assert len(before_him) + ROOM_FOR_VISITORS <= SLOTS["bank", nikunj.email]


def test_every_business_has_texts_that_its_agents_send_often():
    assert TEXTS.keys() == SCRIPTS.keys()
    assert all(len(texts) >= 3 for texts in TEXTS.values())
