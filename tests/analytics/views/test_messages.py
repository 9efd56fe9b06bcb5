"""Message Analysis: both views, filters, pages, counts."""

import re
from datetime import date, timedelta
from html import unescape
from itertools import chain
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chatlinks.analytics.counts import daily_counts
from chatlinks.analytics.lists import list_totals, paging
from chatlinks.analytics.period import Period
from chatlinks.conversations.models import Message
from chatlinks.privacy.models import Unsealing
from chatlinks.workspaces.models import Membership
from tests.kit.cast import SECRETS, START, conversation, take
from tests.kit.reading import held

MARCH = "since=2026-03-01&until=2026-03-31"


def get(client, query="", view="messages"):
    return client.get(f"/analytics/{view}?{MARCH}&{query}")


def ids(response):
    """The messages (or conversations) listed, in order."""
    return [
        int(each)
        for each in re.findall(r"View Chat<span class=\"unseen\"> of \w+ (\d+)<", response.text)
    ]


def counted(response):
    return re.search(r'class="counted" role="status"><strong>([^<]*)<', response.text)[1]


def messages_of(cast, **fields):
    return list(
        Message.objects.filter(conversation=cast.conversation, **fields)
        .order_by("-at", "-id")
        .values_list("pk", flat=True)
    )


def columns(response):
    """(head → cell) of the first line."""
    heads = [
        re.sub("<[^>]*>", "", each).strip()
        for each in re.findall(r"<th[^>]*>(.*?)</th>", response.text)
    ]
    cells = re.findall(
        r"<td[^>]*>(.*?)</td>", response.text.partition("<tbody>")[2].partition("</tr>")[0], re.S
    )
    return dict(zip(heads, [re.sub("<[^>]*>", " ", each).strip() for each in cells], strict=True))


@pytest.fixture
def analyst(sign_in):
    return sign_in("analyst")


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


def test_conversations_tell_who_answered_how_often(analyst, cast):
    line = columns(get(analyst, view="conversations"))
    assert line == {
        "Last node": "hello", "The way to it": f"View Chat  of conversation {cast.conversation.pk}", "Full name": "******",
        "Time of creation": "2 Mar 2026, 14:45", "From user": "4", "From bot": "3", "From assistant": "2", "From others": "1", "Broken messages": "1",
        "Conversation ID": str(cast.conversation.pk),
    }  # fmt: skip


def test_a_conversation_found_by_what_was_said_opens_there(analyst, cast):
    response = get(analyst, "q=%22only+doing+chat%22", view="conversations")
    [broken] = messages_of(cast, is_broken=True)
    assert f"?at={broken}#m-{broken}" in response.text


# ── Filters ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def others(cast):
    """Another user's conversation, with texts and a channel of its own."""
    said = [
        {"id": "1", "at": (START + timedelta(hours=1)).isoformat(), "from": "user", "text": "Where is my order", "node": "orders", "sub_story": "Orders"},
        {"id": "2", "at": (START + timedelta(hours=2)).isoformat(), "from": "bot", "text": "On its way", "confidence": 0.9},
    ]  # fmt: skip
    [id_] = take(
        cast.acme, {"id": "other", "contact": {"id": "other"}, "channel": "web", "messages": said}
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


@pytest.mark.parametrize("query", ["before=zzz", "after=99999999999999999999_1", "before=1_99999999999999999999999", "since=x", "until=2026-13-01", "since=0001-01-01", "until=9999-12-31", "show=%00", "business=acme&q=%00"])  # fmt: skip
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
        "Over the last year",
        "Clear all",
    ):
        assert offered in text, offered


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


# ── Pages and counts ────────────────────────────────────────────────────────────────────────────────────────────────


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


def link(response, rel):
    found = re.search(rf'rel="{rel}" href="([^"]*)"', response.text)
    return found and found[1].replace("&amp;", "&")


def test_a_page_that_shows_all_there_are_is_counted_by_its_lines(analyst, cast, monkeypatch):
    monkeypatch.setattr(list_totals, "count", None)
    assert counted(get(analyst, "q=hello+or+choose")) == "2"


def test_a_count_beyond_what_is_counted_is_an_estimate_that_says_so(analyst, cast, monkeypatch):
    monkeypatch.setattr(list_totals, "EXACT", 2)
    monkeypatch.setattr(paging, "PAGE", 1)
    assert counted(get(analyst, "broken=1")) == "1"
    assert counted(get(analyst, "q=hello+or+choose+or+chat+or+see")).startswith("about ")


def test_without_filters_the_counted_days_tell_the_exact_number(analyst, cast, monkeypatch):
    monkeypatch.setattr(list_totals, "EXACT", 2)
    for query, number in (
        ("", "10"),
        ("by=user", "4"),
        ("channel=whatsapp", "10"),
        ("channel=whatsapp&by=bot", "3"),
        ("channel=web", "0"),
    ):
        assert counted(get(analyst, query)) == number
    assert counted(get(analyst, view="conversations")) == "1"


SOURCE, HELLO = "conversations_message m", ("m.text ILIKE %s", ["hello%"])


@pytest.mark.parametrize(
    ("likely", "expected"), [(0, 50_000), (50_000, 0), (29_999, 50_000), (50_000, 29_999)]
)
def test_unless_both_the_page_and_the_database_expect_very_many_they_are_counted(
    cast, monkeypatch, likely, expected
):
    monkeypatch.setattr(list_totals, "planned", lambda source, where: expected)
    assert list_totals.count(SOURCE, HELLO, likely) == list_totals.Count(1, exact=True)


def test_where_both_expect_very_many_the_estimate_is_given_at_once(cast, monkeypatch):
    monkeypatch.setattr(list_totals, "planned", lambda source, where: 31_000)
    assert list_totals.count(SOURCE, HELLO, 50_000) == list_totals.Count(31_000, exact=False)


def test_a_page_lets_one_expect_as_many_as_if_all_days_were_like_its_own():
    period = Period(date(2026, 3, 1), date(2026, 3, 30), ZoneInfo("UTC"))
    lines = [(START - timedelta(hours=place) / 49, place) for place in range(paging.PAGE)]
    assert paging.Page(lines, None, "?").likely(period) == paging.PAGE * 24 * 30
    assert paging.Page(lines[:-1], "?", None).likely(period) == 0


def test_days_that_are_still_to_be_counted_make_it_an_estimate(analyst, cast, monkeypatch):
    monkeypatch.setattr(daily_counts, "SMALL", 0)
    monkeypatch.setattr(paging, "PAGE", 1)
    monkeypatch.setattr(list_totals, "EXACT", 2)
    response = get(analyst)
    assert counted(response).startswith("about ")
    assert "still being counted" in response.text


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (12345, "12,000"),
        (1_234_567, "1.2 million"),
        (99_999, "100,000"),
        (10_001, "10,000"),
        (56_700_000, "57 million"),
    ],
)
def test_estimates_are_said_in_two_digits(number, words):
    assert list_totals.spoken(number) == words


@pytest.mark.parametrize("query", ["", "q=hello&by=user", "node=hello&channel=web&user=1"])
@pytest.mark.parametrize("view", ["messages", "conversations"])
def test_a_page_takes_few_statements(analyst, cast, view, query):
    get(analyst, query, view)
    with CaptureQueriesContext(connection) as sent:
        get(analyst, query, view)
    assert len([each for each in sent if "SAVEPOINT" not in (each["sql"] or "")]) <= 9


# ── Whose, and what of it ───────────────────────────────────────────────────────────────────────────────────────────


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
