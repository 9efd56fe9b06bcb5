"""Somebody works in a team from now on."""

import pytest

from chatlinks.workspaces.models import Membership
from tests.kit.acting.chats import handed_over, online
from tests.kit.acting.teams import cards


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


def test_what_is_wrong_stands_at_the_form_of_that_team(cast, sign_in):
    team = cards(cast)
    answer = sign_in("lead").post(f"/teams/{team.pk}/members", {"person": ""})
    assert answer.status_code == 400
    assert f'aria-invalid="true" aria-describedby="add-problem-{team.pk}" autofocus' in answer.text
    assert answer.text.count("Choose somebody who is") == 1
