"""Businesses: who gets the page, what it costs, and that nothing personal is on it."""

from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chatlinks.chats.models import ChatReport
from chatlinks.conversations.models import Conversation, Message
from chatlinks.privacy.models import Unsealing
from chatlinks.workspaces.models import Membership
from tests.kit.cast import SECRETS, conversation, take
from tests.kit.reading import held


@pytest.mark.parametrize(
    "query",
    [
        "after=zzz",
        "after=x_1",
        "after=99999999999999999999_1",
        "after=-5_-5",
        "team=9x",
        "who=%00",
        "chat=x",
        "business=",
        "state=none",
    ],
)
def test_an_address_that_makes_no_sense_shows_what_does(sign_in, busy, query):
    assert sign_in("lead").get(f"/businesses?{query}").status_code == 200


def test_an_empty_result_says_what_to_loosen(sign_in, busy):
    text = sign_in("lead").get("/businesses?state=waiting&delayed=1").text
    assert "Only queued and active chats can be delayed" in text
    assert "Clear all" in text


def test_rows_say_new_delayed_and_reported(sign_in, cast, busy):
    ChatReport.objects.create(
        business=cast.acme, conversation=busy["old"], person=cast.people["agent"], reason="spam"
    )
    text = sign_in("lead").get("/businesses?state=queued").text
    assert text.count("New user</span>") == 2
    assert text.count('"tag late">Delayed') == text.count("Reported</span>") == 1
    assert (
        f'data-since="{Conversation.objects.get(pk=busy["old"].pk).waiting_since:%Y-%m-%d}' in text
    )


@pytest.mark.parametrize(
    "query", ["", "?state=active&team=1&who=assigned", "?new=1&delayed=1", "?state=completed"]
)
def test_the_page_takes_no_more_than_six_statements(sign_in, busy, query):
    client = sign_in("lead")
    with CaptureQueriesContext(connection) as sent:
        assert client.get(f"/businesses{query}").status_code == 200
    assert len(sent) <= 6


@pytest.mark.parametrize(
    ("name", "most"), [("lead", 8), ("lead_permitted", 8)]
)  # one of them: the record
def test_with_a_chat_open_it_takes_no_more_than_eight(sign_in, busy, name, most):
    client = sign_in(name)
    client.get("/businesses")  # from now on the session says whose it is
    with CaptureQueriesContext(connection) as sent:
        assert client.get(f"/businesses?state=active&chat={busy['active'].pk}").status_code == 200
    assert len(sent) <= most


def test_agents_and_analysts_are_told_that_it_is_not_theirs(sign_in, busy):
    for name in (
        "agent",
        "agent_permitted",
        "analyst",
        "lead_analyst_permitted",
        "neither",
        "former",
        "nobody",
    ):
        assert sign_in(name).get("/businesses").status_code == 403, name


def test_a_business_that_one_does_not_lead_is_not_there(sign_in, cast, busy):
    assert sign_in("lead").get(f"/businesses?business={cast.rival_business.pk}").status_code == 404
    Membership.objects.create(
        business=cast.rival_business, person=cast.people["lead"], role="agent"
    )
    assert sign_in("lead").get(f"/businesses?business={cast.rival_business.pk}").status_code == 404


def test_a_chat_of_a_business_where_one_is_an_agent_is_not_opened(sign_in, cast, busy):
    Membership.objects.create(
        business=cast.rival_business, person=cast.people["lead"], role="agent"
    )
    [theirs] = take(cast.rival_business, conversation(id="theirs", state="queued"))
    assert sign_in("lead").get(f"/businesses?chat={theirs}").status_code == 403
    assert sign_in("lead_both").get(f"/businesses?chat={theirs}").status_code == 404


@pytest.mark.parametrize("part", ["", "&part=board", "&part=chat"])
def test_a_lead_without_the_permission_sees_nothing_personal(sign_in, cast, part):
    Conversation.objects.filter(pk=cast.conversation.pk).update(state="queued")
    response = sign_in("lead").get(f"/businesses?state=queued&chat={cast.conversation.pk}{part}")
    assert response.status_code == 200
    assert held(response, SECRETS) == []
    assert not Unsealing.objects.exists()


def test_the_list_stays_masked_for_those_who_may_see_and_opening_is_recorded(sign_in, cast):
    client = sign_in("lead_permitted")
    assert held(client.get("/businesses?state=completed"), SECRETS) == []
    assert not Unsealing.objects.exists()
    response = client.get(f"/businesses?state=completed&chat={cast.conversation.pk}")
    assert held(response, ["Priya"])
    assert "<title>Live board · Chat Links</title>" in unescape(response.text)
    assert Unsealing.objects.filter(person=cast.people["lead_permitted"]).count() == 1


def test_previews_masked_by_older_rules_stay_empty(sign_in, cast):
    said = Message.objects.filter(conversation=cast.conversation, sender="user")
    said.update(text="an old secret")
    cast.acme.change_rules()
    assert (
        held(sign_in("lead").get("/businesses?state=completed&part=board"), ["an old secret"]) == []
    )
