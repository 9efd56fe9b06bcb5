"""Filters of Message Analysis narrow messages, their count and conversations alike."""

import re
from datetime import timedelta

import pytest

from chatlinks.conversations.models import Message
from tests.kit.acting.analysis import counted, get, ids
from tests.kit.cast import START, take


@pytest.fixture
def others(cast):
    """Another user's conversation, with texts and a channel of its own."""
    asks = {
        "id": "1",
        "at": (START + timedelta(hours=1)).isoformat(),
        "from": "user",
        "text": "Where is my order",
        "node": "orders",
        "sub_story": "Orders",
    }
    answer = {
        "id": "2",
        "at": (START + timedelta(hours=2)).isoformat(),
        "from": "bot",
        "text": "On its way",
        "confidence": 0.9,
    }
    contact = {"id": "other"}
    [id_] = take(
        cast.acme,
        {"id": "other", "contact": contact, "channel": "web", "messages": [asks, answer]},
    )
    made = list(
        Message.objects.filter(conversation=id_).order_by("-at").values_list("pk", flat=True)
    )
    return {
        "conversation": id_,
        "messages": made,
        "user": Message.objects.get(pk=made[0]).conversation.contact_id,
    }


FILTERED = [
    ("node=orders", {"text__startswith": "Where"}),
    ("story=Orders", {"text__startswith": "Where"}),
    ("by=bot", {"sender": "bot"}),
    ("by=agent", {"sender": "agent"}),
    ("broken=1", {"is_broken": True}),
    ("assist=1", {"is_smart_assist": True}),
    ("low=0.5", {"confidence__gte": 0.5}),
    ("high=50%25", {"confidence__lte": 0.5}),
    ("low=0,1&high=0.3", {"confidence__gte": 0.1, "confidence__lte": 0.3}),
    ("channel=web", {"conversation__channel": "web"}),
    ("channel=web&by=bot", {"conversation__channel": "web", "sender": "bot"}),
    ("conversation={conversation}", {"conversation__channel": "web"}),
    ("user={user}", {"conversation__channel": "web"}),
    ("message={message}", {"text__startswith": "On its"}),
    ("q=order+", {"text__startswith": "Where"}),
    ("node=nowhere", {"node": "nowhere"}),
    ("conversation=999999999", {"pk": 0}),
    ("q=order&by=bot", {"pk": 0}),
]


@pytest.mark.parametrize(("query", "expected"), FILTERED, ids=[each[0] for each in FILTERED])
def test_filters_narrow_messages_their_count_and_conversations_alike(
    analyst, others, query, expected
):
    query = query.format(
        conversation=others["conversation"], user=others["user"], message=others["messages"][0]
    )
    wanted = Message.objects.filter(**expected).order_by("-at", "-id")
    response = get(analyst, query)
    assert ids(response) == list(wanted.values_list("pk", flat=True))
    assert counted(response) == str(wanted.count())
    chats = get(analyst, query, view="conversations")
    assert set(ids(chats)) == set(wanted.values_list("conversation", flat=True))
    assert counted(chats) == str(len(set(ids(chats))))


@pytest.mark.parametrize(
    "query",
    [
        "conversation=x",
        "user=-1",
        "message=1e3",
        "low=2",
        "high=nan",
        "low=0.9&high=0.1",
        "by=nobody",
        "low=%00",
    ],
)
def test_what_cannot_be_understood_is_said(analyst, query):
    response = get(analyst, query)
    assert response.status_code == 200
    assert "That can’t be looked for" in response.text or query == "low=%00"
    assert ids(response) == [] or query == "low=%00"


@pytest.mark.parametrize(
    ("query", "field", "why"),
    [
        ("conversation=x", "conversation", "Conversation ID is a number"),
        ("low=2", "low", "Confidence is between 0 and 1"),
        ("high=nan", "high", "Confidence is between 0 and 1"),
        ("low=0.9&high=0.1", "low", "The lower confidence is above"),
    ],
)
def test_it_is_said_at_its_field_which_keeps_what_was_typed(analyst, query, field, why):
    page = get(analyst, query).text
    value = query.partition("=")[2].partition("&")[0]
    marked = re.search(rf'<input id="{field}"[^>]*>', page)[0]
    assert f'value="{value}"' in marked
    assert 'aria-invalid="true" aria-describedby="filter-problem"' in marked
    assert re.search(rf'id="filter-problem">.*{why}', page)
    assert page.count("aria-invalid") == 1


@pytest.mark.parametrize(
    "query",
    [
        "before=zzz",
        "after=99999999999999999999_1",
        "before=1_99999999999999999999999",
        "since=x",
        "until=2026-13-01",
        "since=0001-01-01",
        "until=9999-12-31",
        "show=%00",
        "business=acme&q=%00",
    ],
)
def test_an_address_that_makes_no_sense_still_is_a_page(analyst, query):
    for view in ("messages", "conversations"):
        assert analyst.get(f"/analytics/{view}?{query}").status_code == 200


def test_an_empty_result_offers_to_take_each_filter_off(analyst):
    text = get(analyst, "q=nowhere&by=bot&broken=1").text
    assert "No message fits" in text
    for offered in (
        "Without body",
        "Without message by",
        "Without broken only",
        "The last year",
        "Clear all",
    ):
        assert offered in text, offered
