"""The link of a conversation by its id: what confirms no guess, who is held up."""

import pytest

from chatlinks.conversations.models import Conversation
from chatlinks.links.models import ChatLink
from tests.kit.cast import MASKED, conversation, take

OF_A_TOOL = "intercom:a86dr8yl/215469912345"
PERSONAL = ["haptik_tool:919876543210/4", "whatsapp:Priya Venkataraman", "9876543210"]


@pytest.fixture
def told_as(cast, fresh_limits):
    """told_as(id) → the path of the members' link of a conversation that came in under it."""

    def path(id_):
        [stored] = take(cast.acme, conversation(id=id_))
        return f"/c/{ChatLink.objects.get(conversation=stored, audience='members').token}"

    return path


@pytest.mark.parametrize("id_", PERSONAL)
def test_an_id_that_may_be_personal_confirms_no_guess(sign_in, told_as, id_):
    path = told_as(id_)
    for name in sorted(MASKED):
        client = sign_in(name)
        there = client.post("/copy-link/acme", {"conversation": id_})
        absent = client.post("/copy-link/acme", {"conversation": id_[:-1] + "9"})
        assert (there.status_code, absent.status_code) == (404, 404)
        assert path not in there.text
    assert path in sign_in("agent_permitted").post("/copy-link/acme", {"conversation": id_}).text


@pytest.mark.parametrize("id_", ["", "  ", "nothing-1", "x" * 500, "intercom:a/1\0", "<b>1</b>"])
def test_an_id_of_nothing_is_told_and_kept(sign_in, told_as, id_):
    answer = sign_in("agent_permitted").post("/copy-link/acme", {"conversation": id_})
    assert answer.status_code == 404
    assert "No conversation that you may open has this ID" in " ".join(answer.text.split())
    assert "<b>1" not in answer.text


def test_an_agent_out_of_reach_is_told_nothing(cast, sign_in, told_as):
    told_as(OF_A_TOOL)
    Conversation.objects.latest("pk").participation_set.all().delete()
    cast.acme.__class__.objects.filter(pk=cast.acme.pk).update(agents_open="own")
    asks = {"conversation": OF_A_TOOL}
    assert sign_in("agent").post("/copy-link/acme", asks).status_code == 404
    assert sign_in("lead").post("/copy-link/acme", asks).status_code == 200


def test_another_businesss_conversation_is_none_of_this_one(cast, sign_in, told_as):
    take(cast.rival_business, conversation(id="intercom:rival/1"))
    answer = sign_in("admin_permitted").post(
        "/copy-link/acme", {"conversation": "intercom:rival/1"}
    )
    assert answer.status_code == 404


def test_who_tries_many_is_held_up(sign_in, told_as):
    client = sign_in("agent")
    tries = [client.post("/copy-link/acme", {"conversation": f"n-{n}"}) for n in range(61)]
    assert [each.status_code for each in tries] == [404] * 60 + [429]


def test_no_page_of_another_tool_reads_the_answer(sign_in, told_as):
    told_as(OF_A_TOOL)
    answer = sign_in("agent").post(
        "/copy-link/acme", {"conversation": OF_A_TOOL}, headers={"Origin": "https://tool.example"}
    )
    assert "Access-Control-Allow-Origin" not in answer.headers
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
