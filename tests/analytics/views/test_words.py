"""The page of Word Analysis: what it shows, where it leads, what it never tells."""

import re
from html import unescape

import pytest

from chatlinks.analytics.counts import daily_counts
from chatlinks.analytics.models import Phrase
from chatlinks.analytics.words.cloud import size
from chatlinks.analytics.words.topic_rows import changed
from chatlinks.conversations.models import Message
from chatlinks.conversations.remasking import marks
from chatlinks.links.models import ChatLink
from chatlinks.privacy.models import Unsealing
from tests.kit.cast import SECRETS, minutes, take
from tests.kit.reading import held

DATES = "since=2026-03-01&until=2026-03-04"
PAGE = f"/analytics/words?business=acme&{DATES}"


def talk(name, *texts, **fields):
    told = [
        {
            "id": f"m{n}",
            "at": minutes(n),
            "from": "user",
            "text": text,
            "is_broken": True,
            "confidence": 0.25,
            **fields,
        }
        for n, text in enumerate(texts)
    ]
    return {
        "id": name,
        "contact": {"id": name, "name": "Priya"},
        "channel": "web",
        "messages": told,
    }


@pytest.fixture
def broken(cast):
    take(
        cast.acme,
        talk("one", "Where is my refund status", "talk to agent"),
        talk("two", "refund status please", "Talk to AGENT", "my card 4111 1111 1111 1111 is lost"),
        talk(
            "three", "no refund yet Priya", "want a refund", "card swallowed", "swallowed my card"
        ),
    )
    return cast


@pytest.fixture
def page(broken, sign_in):
    return lambda query="", name="analyst": sign_in(name).get(PAGE + query)


def plain(response):
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", response.text)))


def test_a_topic_tells_messages_share_users_and_confidence(page):
    text = plain(page())
    assert "refund 4 40.0% 3 0.25" in text
    assert "Bot breaks" in text


def test_whole_messages_that_were_repeated_and_the_others(page):
    text = plain(page())
    assert "talk to agent 2 20.0% 2" in text
    assert "Others, said once 8 80.0%" in text


def test_messages_that_are_alike_only_because_they_are_masked_are_told_apart(page, broken):
    take(broken.acme, talk("cards", "4111 1111 1111 1111", "5500 0000 0000 0004"))
    text = plain(page())
    assert "****** and nothing else 2" in text
    assert "Others, said once 8" in text


def test_a_word_of_the_cloud_leads_to_message_analysis_filtered_by_it(page, sign_in):
    address = unescape(re.search(r'href="(/analytics/messages[^"]*refund[^"]*)"', page().text)[1])
    assert "broken=1" in address
    assert "by=user" in address
    found = sign_in("analyst").get(address)
    assert found.text.count('class="view"') == 4


def test_a_topic_opens_its_messages_each_with_its_chat_link(page, sign_in):
    text = page("&words=1&topic=refund").text
    ids = Message.objects.filter(text__icontains="refund").values_list("id", "conversation_id")
    assert len(ids) == 4
    for id_, conversation_id in ids:
        token = ChatLink.objects.get(conversation=conversation_id, audience="members").token
        assert f"/c/{token}?at={id_}#m-{id_}" in text
    answer = sign_in("analyst").get(f"/c/{token}?at={id_}")
    assert f'id="m-{id_}"' in answer.text


def test_a_phrase_is_found_across_common_words_but_not_within_others(page, broken):
    take(broken.acme, talk("four", "card the lost", "discard lost", "lost card"))
    text = plain(page("&words=2&topic=card+lost"))
    assert "card the lost" in text
    assert (
        "discard lost"
        not in text.partition("Whole messages")[0]
        .partition("Messages with")[2]
        .partition("Close")[2]
    )


def test_a_whole_message_opens_those_that_say_just_that(page):
    text = page("&words=0&topic=talk+to+agent").text
    assert text.count('class="line-says"') == 2


def test_messages_of_a_topic_go_on_by_key(page, broken):
    take(broken.acme, *(talk(f"many{n}", f"parcel number {n}") for n in range(45)))
    seen, query = [], "&words=1&topic=parcel"
    while query:
        text = page(query).text
        seen += re.findall(r"at=(\d+)#", text)
        older = re.search(r'href="\?[^"]*(before=[^"#]*)#opened"', text)
        query = f"&words=1&topic=parcel&{older[1]}" if older else ""
    assert len(seen) == len(set(seen)) == 45


@pytest.mark.parametrize(
    "query",
    ["&before=x_y", "&words=7&topic=a", "&topic=%00", "&set=nothing", "&before=9e99_1&topic=a"],
)
def test_what_makes_no_sense_is_left_aside(page, query):
    assert page(query).status_code == 200


def test_low_rated_conversations_have_words_of_their_own(page, broken):
    take(
        broken.acme,
        {
            **talk("low", "awful queue", "awful wait"),
            "reviews": [{"rating": 1, "comment": "", "for": "bot", "at": minutes(9)}],
        },
    )
    text = plain(page("&set=low"))
    assert "awful 2" in text
    assert "refund" not in text.partition("Words The bigger")[2]


def test_all_messages_of_users(page, broken):
    take(broken.acme, talk("fine", "balance enquiry", "balance please", is_broken=False))
    assert "balance" not in page().text
    assert "balance" in page("&set=user").text


def test_phrases_compare_with_the_previous_period(page, broken, sign_in):
    def earlier(name, *texts):
        made = talk(name, *texts)
        for told in made["messages"]:
            told["at"] = told["at"].replace("2026-03-02", "2026-02-26")
        return made

    assert minutes(0).startswith("2026-03-02")
    take(broken.acme, earlier("old", "refund", "lottery", "lottery"))
    text = plain(page("&compare=1"))
    assert "New Not said in the previous period card 3 refund status 2 talk agent 2" in text
    assert re.search(r"Rising At least half as often again refund 4 messages, from 1", text)
    assert re.search(r"Gone Not said any more lottery was 2", text)
    assert "refund 4 40.0% 3 0.25" in text
    assert "+300%" in text


def test_nothing_to_compare_with_is_said(page):
    assert "Nothing is known of the previous period" in page("&compare=1").text


def test_empty_days_say_what_to_loosen(sign_in, broken):
    text = (
        sign_in("analyst")
        .get("/analytics/words?business=acme&since=2025-01-01&until=2025-01-02")
        .text
    )
    assert "No bot break on these days" in text
    assert "All messages" in text
    turned = sign_in("analyst").get(
        "/analytics/words?business=acme&since=2026-03-09&until=2026-03-02"
    )
    assert turned.status_code == 200
    assert "From is after Until" in turned.text


WAYS = [
    "",
    "&set=user",
    "&set=low",
    "&compare=1",
    "&words=1&topic=card",
    "&set=user&words=1&topic=pan",
    "&words=0&topic=talk+to+agent",
    "&set=user&words=1&topic=priya",
]


@pytest.mark.parametrize("query", WAYS)
@pytest.mark.parametrize(
    "name", ["analyst", "analyst_permitted", "lead_both_permitted", "admin_permitted"]
)
@pytest.mark.parametrize("ending", ["words", "words.csv"])
def test_nobody_sees_anything_personal_whatever_they_may_elsewhere(
    page, broken, sign_in, query, name, ending
):
    answer = sign_in(name).get(PAGE.replace("words", ending) + query)
    told = held(answer, [word for word in SECRETS if word.lower() not in query])
    assert answer.status_code == 200
    assert told == []
    assert not Unsealing.objects.filter(person__isnull=False).exists()


def test_what_is_masked_by_hand_is_gone_at_once_however_many_wait(page, broken, monkeypatch):
    assert "swallowed" in page("&set=user").text
    monkeypatch.setattr(
        daily_counts, "SMALL", 0
    )  # too many messages to count while the reader waits
    said_it = Message.objects.filter(text__contains="swallowed")[0]
    marks.mark(
        said_it.conversation,
        "swallowed",
        message_id=None,
        everywhere=True,
        by=broken.people["admin"].id,
    )
    text = page("&set=user&words=1&topic=swallowed").text
    assert text.count("swallowed") == page("&set=user&words=1&topic=nosuch").text.count("nosuch")
    assert "left out for a moment" in text


def test_what_changed_rules_may_hide_is_not_shown(page, broken, monkeypatch):
    assert "swallowed" in page("&set=user").text
    broken.acme.change_rules("a test")
    assert "swallowed" not in page("&set=user").text
    monkeypatch.setattr(daily_counts, "SMALL", 0)
    broken.acme.change_rules("again")
    assert "swallowed" not in page("&set=user&words=1&topic=refund").text


def test_the_csv_defuses_formulas_and_tells_the_topics(page, broken, sign_in):
    take(broken.acme, talk("f1", "=1+1", "=1+1"))
    text = b"".join([sign_in("analyst").get(PAGE.replace("words", "words.csv")).content]).decode(
        "utf-8-sig"
    )
    assert text.splitlines()[0].startswith("Topic,Kind,Messages,Share,Users")
    assert "refund,phrase,4," in text
    assert "talk to agent,whole message,2," in text
    assert "\n'=1+1,whole message" in text


def test_a_page_takes_few_statements(page, django_assert_max_num_queries):
    page()
    with django_assert_max_num_queries(40):
        assert page("&compare=1&words=1&topic=refund").status_code == 200


def test_sizes_go_by_the_logarithm():
    assert [size(n, 1, 1000) for n in (1, 10, 100, 1000)] == [1, 3, 4, 6]
    assert size(5, 5, 5) == 3


def test_changes_are_written_short():
    changes = [(3, None), (3, 0), (3, 3), (3, 4), (4, 3), (40, 4)]
    written = [changed(now, before) for now, before in changes]
    assert written == ["", "new", "same", "−25%", "+33%", "×10"]


def test_another_business_has_words_of_its_own(page, broken, sign_in):
    take(broken.rival_business, talk("r", "rivalry", "rivalry"))
    assert page("&words=1&topic=rivalry").text.count("rivalry") == page(
        "&words=1&topic=nosuch"
    ).text.count("nosuch")
    assert "rivalry" in sign_in("rival").get(PAGE.replace("acme", "rival")).text
    assert Phrase.objects.filter(business=broken.rival_business).exists()
