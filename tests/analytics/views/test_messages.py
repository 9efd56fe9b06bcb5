"""View Messages; and what both views of Message Analysis promise."""

import re
from html import unescape
from itertools import chain

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chatlinks.conversations.models import Message
from chatlinks.privacy.models import Unsealing
from chatlinks.web.lists import paging
from chatlinks.workspaces.models import Membership
from tests.kit.acting.analysis import MARCH, columns, counted, get, ids, link, messages_of
from tests.kit.cast import SECRETS, START, conversation, take
from tests.kit.reading import held


def test_messages_come_newest_first_with_their_usual_columns(analyst, cast):
    response = get(analyst)
    assert ids(response) == messages_of(cast)
    assert counted(response) == "10"
    first = columns(response)
    assert list(first) == [
        "Body",
        "The way to it",
        "Created at",
        "Full name",
        "Last node",
        "Sub story",
        "Conversation ID",
    ]
    assert first["Body"].split() == ["Assistant", "See", "this"]
    assert (first["Full name"], first["Conversation ID"]) == ("******", str(cast.conversation.pk))
    assert first["Created at"] == "2 Mar 2026, 14:54"  # 09:24 UTC, in the business's zone


def test_the_last_node_is_the_message_s_own_or_the_one_before(analyst, cast):
    rows = re.findall(r'data-label="Last node" dir="auto">([^<]*)<', get(analyst).text)
    assert rows == ["hello"] * 9 + ["—"]


def test_chosen_columns_are_kept_in_the_address(analyst):
    response = get(
        analyst,
        "broken=1&show=total&show=confidence&show=user&show=id&show=language&show=translation&show=none",
    )
    line = columns(response)
    assert list(line)[-5:] == [
        "Confidence",
        "Message ID",
        "Source language",
        "Total user messages",
        "User ID",
    ]
    assert (line["Confidence"], line["Total user messages"]) == ("0.20", "4")
    assert (
        "show=total&amp;show=confidence" in response.text
    )  # the way to the other pages and to the file


def test_view_chat_opens_the_chat_at_the_very_message(analyst, cast):
    response = get(analyst, "broken=1")
    [broken] = messages_of(cast, is_broken=True)
    url = re.search(r'class="view" href="([^"]*)"', response.text)[1]
    assert url == f"/c/{cast.members_link.token}?at={broken}#m-{broken}"
    page = analyst.get(url)
    assert f'id="m-{broken}"' in page.text
    assert held(page, SECRETS) == []


def test_a_name_is_a_mark_or_a_dash(analyst, cast):
    take(
        cast.acme,
        conversation(id="nameless", contact={"id": "nameless"}, entities=[], reviews=[], events=[]),
    )
    names = re.findall(r'data-label="Full name">(.*?)</td>', get(analyst).text)
    assert {re.sub("<[^>]*>", "", each) for each in names} == {"******", "—"}


def test_dates_are_those_of_the_business(analyst, cast):
    Message.objects.filter(pk=messages_of(cast)[0]).update(
        at=START.replace(day=9, hour=18, minute=31)
    )  # 00:01 on the 10th
    assert counted(analyst.get("/analytics/messages?since=2026-03-10&until=2026-03-10")) == "1"
    assert counted(analyst.get("/analytics/messages?since=2026-03-09&until=2026-03-09")) == "0"


def test_what_was_masked_by_older_rules_stays_empty(analyst, cast):
    cast.acme.change_rules("a new pattern")
    for view in ("messages", "conversations"):
        assert held(get(analyst, view=view), ["See this", "hello", "Reminder", "Greeting"]) == []


@pytest.mark.parametrize("view", ["messages", "conversations"])
@pytest.mark.parametrize("query", ["", "by=user", "q=hello"])
def test_pages_walk_both_ways_without_losing_or_repeating_any(
    analyst, cast, monkeypatch, view, query
):
    monkeypatch.setattr(paging, "PAGE", 3)
    take(cast.acme, *(conversation(id=f"more-{n}") for n in range(4)))  # all at the very same times
    there, address = [], f"?{MARCH}&{query}"
    while address:
        response = analyst.get(f"/analytics/{view}{address}")
        there.append(ids(response))
        address = link(response, "next")
    every = list(chain(*there))
    assert str(len(set(every))) == str(len(every)) == counted(response)
    back, address = [there[-1]], link(response, "prev")
    while address:
        response = analyst.get(f"/analytics/{view}{address}")
        back.append(ids(response))
        address = link(response, "prev")
    assert back[::-1] == there


@pytest.mark.parametrize("query", ["", "q=hello&by=user", "node=hello&channel=web&user=1"])
@pytest.mark.parametrize("view", ["messages", "conversations"])
def test_a_page_takes_few_statements(analyst, cast, view, query):
    get(analyst, query, view)
    with CaptureQueriesContext(connection) as sent:
        get(analyst, query, view)
    assert len([each for each in sent if "SAVEPOINT" not in (each["sql"] or "")]) <= 9


def test_another_business_s_messages_are_never_listed(analyst, cast, sign_in):
    [theirs] = take(cast.rival_business, conversation(id="theirs"))
    assert (
        ids(get(analyst, f"conversation={theirs}"))
        == ids(get(analyst, f"conversation={theirs}", view="conversations"))
        == []
    )
    assert counted(get(sign_in("rival"))) == "10"
    assert set(ids(get(sign_in("rival"), view="conversations"))) == {theirs}


def test_who_analyses_two_businesses_switches_between_them(cast, sign_in):
    Membership.objects.create(
        business=cast.rival_business, person=cast.people["analyst"], intelligent_analytics=True
    )
    client = sign_in("analyst")
    assert "?business=rival" in get(client).text
    assert counted(get(client, "business=rival")) == "0"
    assert counted(get(client, "business=acme")) == "10"


@pytest.mark.parametrize(
    "name", ["analyst", "lead_both_permitted", "admin_permitted", "lead_analyst_permitted"]
)
def test_whoever_reads_nothing_is_unsealed(cast, sign_in, name):
    for view in ("messages", "conversations", "messages.csv", "conversations.csv"):
        response = get(sign_in(name), "show=translation&show=user", view)
        assert response.status_code == 200
        assert held(response, SECRETS) == []
    assert not Unsealing.objects.exists()


def test_neither_title_nor_offered_names_hold_what_was_searched_for_or_hidden(analyst, cast):
    text = unescape(get(analyst, "q=Priya").text)
    assert "<title>Message Analysis · Chat Links</title>" in text
    assert '<option value="hello">' in text
    assert held(get(analyst, "q="), SECRETS) == []
