"""How many chats an agent takes at a time."""

import pytest

from chatlinks.chats.models import Availability
from tests.kit.acting.chats import handed_over, online


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


def test_what_was_typed_stays_with_what_is_wrong_beside_it(cast, sign_in):
    agent = cast.people["agent"]
    answer = sign_in("lead").post(
        f"/businesses/{cast.acme.pk}/agents/{agent.pk}/slots", {"slots": "101"}
    )
    assert answer.status_code == 400
    assert answer.text.count('value="101"') == answer.text.count("A number from 0 to 100.") == 1
    assert 'value="101" required aria-label="Slots of Agent" aria-invalid="true"' in answer.text
