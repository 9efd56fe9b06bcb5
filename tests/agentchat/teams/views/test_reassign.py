"""A chat is given to an agent who is online, or to a team."""

from chatlinks.workspaces.models import Team
from tests.kit.acting.chats import online


def reassign(client, chat, to):
    return client.post(
        f"/chats/{chat.pk}/reassign", {"to": to, "next": "/businesses?state=queued"}, follow=True
    )


def test_a_lead_gives_a_chat_to_an_agent_who_is_online(sign_in, cast, busy):
    online(cast, "agent_permitted", slots=0)
    person = cast.people["agent_permitted"]
    response = reassign(sign_in("lead"), busy["active"], f"agent:{person.pk}")
    assert "is with Agent Permitted now" in response.text
    busy["active"].refresh_from_db()
    assert busy["active"].assignee == person


def test_a_lead_gives_a_chat_to_a_team(sign_in, cast, busy):
    loans = Team.objects.create(business=cast.acme, name="Loans")
    assert (
        "was given to Loans" in reassign(sign_in("lead"), busy["active"], f"team:{loans.pk}").text
    )
    busy["active"].refresh_from_db()
    assert (busy["active"].state, busy["active"].team, busy["active"].assignee) == (
        "queued",
        loans,
        None,
    )


def test_a_chat_goes_neither_to_who_is_offline_nor_to_strangers_nor_to_another_businesses_team(
    sign_in, cast, busy
):
    theirs = Team.objects.create(business=cast.rival_business, name="Theirs")
    client = sign_in("lead")
    for to in (
        f"agent:{cast.people['lead'].pk}",
        f"agent:{cast.people['rival'].pk}",
        f"team:{theirs.pk}",
        "team:x",
        "",
    ):
        answer = reassign(client, busy["active"], to)
        assert answer.status_code == 400
        assert '<p class="error">' in answer.text
        assert 'name="next" value="/businesses?state=queued"' in answer.text
    busy["active"].refresh_from_db()
    assert busy["active"].assignee == cast.people["agent"]


def test_the_form_lists_who_is_online_with_their_free_slots(sign_in, cast, busy):
    online(cast, "agent_permitted", slots=2)
    text = sign_in("lead").get(f"/chats/{busy['active'].pk}/reassign").text
    assert "Agent Permitted" in text
    assert "free slot" in text
    assert "Lead Both" not in text


def test_after_reassigning_one_is_back_where_one_was_and_nowhere_else(sign_in, cast, busy):
    online(cast, "agent_permitted", slots=2)
    path = f"/chats/{busy['active'].pk}/reassign"
    to = f"agent:{cast.people['agent_permitted'].pk}"
    for given, lands in (
        ("/businesses?state=bot", "/businesses?state=bot"),
        ("https://evil.example/", f"/chats/{busy['active'].pk}"),
        ("https://evil.example/businesses?state=bot", "/businesses?state=bot"),
    ):
        assert sign_in("lead").post(path, {"to": to, "next": given}).headers["Location"] == lands
