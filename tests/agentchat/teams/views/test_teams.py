"""The page of the teams that one leads."""

from chatlinks.workspaces.models import Team
from tests.kit.acting.teams import cards, workload
from tests.kit.cast import SECRETS
from tests.kit.reading import held


def test_nobody_online_means_no_slots(cast, sign_in):
    assert workload(cast).capacity is None
    assert "No slots" in sign_in("lead").get("/teams").text


def test_those_in_no_team_are_listed_too(cast, sign_in):
    cast.membership("agent").teams.clear()
    assert [agent.name for agent in workload(cast, "In no team").agents] == ["Agent"]
    assert "In no team" in sign_in("lead").get("/teams").text


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
