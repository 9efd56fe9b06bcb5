"""What is told in words and nothing collected is nowhere in clear: pages, files, tables, logs."""

import logging

import pytest

from chatlinks.conversations.models import Conversation
from chatlinks.privacy.detection.told.turns import Kind
from chatlinks.workspaces.models import Business
from tests.kit.analysts import count_all_days
from tests.kit.cast import MASKED, minutes, take
from tests.kit.reading import held, words_in
from tests.kit.watching.census import TABLES
from tests.kit.watching.stored import texts_of
from tests.kit.ways import ANALYSIS, telling, ways

TOLD = ["Oksana", "Brzova", "Tibor", "14 March 1991", "817264", "Tulip Road", "Zuzana"]
SAID = [
    ("user", "oksana here, we wait together, brzova and tibor"),
    ("bot", "May I have your full name?"),
    ("user", "Oksana Brzova"),
    ("bot", "Thank you, Oksana. What is your date of birth?"),
    ("user", "14 March 1991"),
    ("agent", "And the PIN of your card, please?"),
    ("user", "817264"),
    ("agent", "Where do you live?"),
    ("user", "I live at 27 Tulip Road, Leeds LS1 4AP"),
    ("user", "my husband Tibor is together with me, and I booked for Zuzana Kowalska"),
    ("agent", "Thanks OKSANA, so 817264 and 14 March 1991. tibor too. See oksana-brzova.pdf"),
]


def talk():
    messages = [
        {"id": str(place), "at": minutes(place), "from": who, "text": text, "is_broken": not place}
        for place, (who, text) in enumerate(SAID)
    ]
    messages[1]["data"] = {"quick_replies": [{"text": "I am Oksana"}, {"text": "tibor"}]}
    messages[-1]["data"] = {"items": [{"file": "/files/9", "file_name": "Oksana Brzova.pdf"}]}
    messages[-1]["author"] = "Bot of Tibor"
    return {
        "id": "told",
        "contact": {"id": "u-told", "device": "Oksana's phone"},
        "channel": "line of Brzova",
        "messages": messages,
        "events": [{"at": minutes(11), "type": "note", "text": "Brzova rang, 817264, with tibor"}],
        "entities": [{"name": "city", "value": "Leeds, with Oksana"}],
        "reviews": [
            {
                "rating": 1,
                "comment": "oksana is unhappy, and Tibor",
                "task": "Card of Brzova",
                "at": minutes(12),
            }
        ],
    }


@pytest.fixture
def stored(cast):
    [id_] = take(cast.acme, talk())
    count_all_days()
    return id_


def dump():
    return "\n".join(map(texts_of, TABLES))


def test_the_tests_would_find_what_they_look_for(cast, sign_in):
    Business.objects.filter(pk=cast.acme.pk).update(told_kinds_off=[str(kind) for kind in Kind])
    [id_] = take(cast.acme, talk())
    assert set(words_in(dump(), TOLD)) >= {"Brzova", "Tibor", "Zuzana"}
    assert telling(sign_in("agent"), id_, TOLD)


@pytest.mark.parametrize("name", sorted(MASKED))
def test_no_masked_viewer_meets_a_word_of_it(cast, sign_in, stored, name):
    client = sign_in(name)
    assert telling(client, stored, TOLD) == {}


def test_analysis_live_pages_and_links_for_anyone_hold_none_of_it(cast, sign_in, client, stored):
    assert telling(sign_in("analyst"), stored, TOLD, ANALYSIS) == {}
    board = f"/businesses?state=completed&chat={stored}"
    for path in (f"/chats/{stored}", f"/chats/{stored}/messages", board):
        answer = sign_in("lead").get(path)
        assert answer.status_code == 200, path
        assert held(answer, TOLD) == [], path
    cast.conversation = Conversation.objects.get(pk=stored)
    link = cast.anyone_link()
    for way in ("", "?fragment=1", "/transcript.txt", "?q=together"):
        answer = client.get(f"/c/{link.token}{way}")
        assert answer.status_code == 200
        assert held(answer, TOLD) == [], way


def test_no_search_by_it_finds_the_conversation(cast, sign_in, stored):
    for word in ("oksana", "brzova", "tibor", "817264"):
        path = ways(stored)[0]
        assert path not in sign_in("agent").get("/", {"q": word}).text


def test_a_dump_and_the_log_hold_none_of_it(cast, sign_in, caplog):
    with caplog.at_level(logging.DEBUG):
        [id_] = take(cast.acme, talk())
        sign_in("agent").get(ways(id_)[0])
    assert words_in(dump(), TOLD) == []
    assert words_in(caplog.text, TOLD) == []


def test_whoever_may_see_details_sees_them(cast, sign_in, stored):
    page = sign_in("agent_permitted").get(ways(stored)[0]).text
    assert "Oksana Brzova" in page
    assert "27 Tulip Road" in page
