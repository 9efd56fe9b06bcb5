"""The search in a conversation: marked in the bubbles, one after another."""

import re
from html import unescape

import pytest

from tests.kit.cast import START, conversation, take
from tests.kit.links import members_link, path_of

STEP = re.compile(r'<a class="quiet square" href="([^"]+)" data-step="(-?1)"')


@pytest.fixture
def chat(cast):
    """Words in the first message, in the fourth, and far down in the eightieth."""
    texts = {0: "My card, please", 3: "Which CARD? Thanks ******", 79: "The card is here"}
    messages = [
        {
            "id": str(place),
            "at": START.isoformat(),
            "from": ("user", "bot")[place % 2],
            "text": texts.get(place, f"line {place}"),
        }
        for place in range(90)
    ]
    [id_] = take(cast.acme, conversation(id="searched", contact={"id": "s"}, messages=messages))
    return path(id_)


def path(conversation_id):
    return path_of(members_link(conversation_id))


def bubbles(page):
    return re.findall(r'<div class="say" dir="auto">(.*?)</div>', page)


def steps(page):
    return {int(by): unescape(url) for url, by in STEP.findall(page)}


def test_the_words_are_marked_in_the_bubbles(chat, sign_in):
    page = sign_in("agent").get(f"{chat}?q=card").text
    assert bubbles(page)[0] == "My <mark>card</mark>, please"
    assert bubbles(page)[3].startswith("Which <mark>CARD</mark>?")
    assert "<mark>" not in bubbles(page)[1]
    assert "<mark>" not in sign_in("agent").get(chat).text


def test_one_goes_from_one_to_the_next_round_and_round(chat, sign_in):
    client = sign_in("agent")
    page = client.get(f"{chat}?q=card").text
    assert "of 3</p>" in page
    places = []
    for _ in range(4):
        page = client.get(steps(page)[1].partition("#")[0]).text
        places.append(re.search(r"<b data-place>(\d)</b> of 3", page)[1])
        assert "<mark>" in re.search(r'class="m \w+[^"]* marked">.*?</li>', page, re.S)[0]
    assert places == ["1", "2", "3", "1"]
    page = client.get(steps(page)[-1].partition("#")[0]).text
    assert "<b data-place>3</b> of 3" in page


def test_what_is_loaded_on_is_marked_too(chat, sign_in):
    client = sign_in("agent")
    page = client.get(f"{chat}?q=card").text
    later = unescape(re.search(r'class="more later"><a class="button" href="([^"]+)"', page)[1])
    assert "q=card" in later
    assert "The <mark>card</mark> is here" in client.get(f"{later}&fragment=1").text


def test_without_a_hit_there_are_no_steps(chat, sign_in):
    page = sign_in("agent").get(f"{chat}?q=zebra").text
    assert "No message has" in page
    assert "data-step" not in page


@pytest.mark.parametrize("query", ["*", "******", "Thanks ***"])
def test_what_is_hidden_is_neither_found_nor_marked(chat, sign_in, query):
    page = sign_in("agent").get(chat, {"q": query}).text
    assert "No message has" in page
    assert "<mark>" not in page


def test_whoever_sees_details_finds_and_has_them_marked(cast, sign_in):
    here = path(cast.conversation.pk)
    assert "<mark>" not in sign_in("agent").get(here, {"q": "Venkataraman"}).text
    page = sign_in("agent_permitted").get(here, {"q": "venkataraman"}).text
    assert any("<mark>" in each and "personal" in each for each in bubbles(page))


def test_a_preview_as_others_stays_one_from_hit_to_hit(cast, sign_in):
    page = sign_in("agent_permitted").get(f"{path(cast.conversation.pk)}?as=others&q=a").text
    assert all("as=others" in url for url in steps(page).values())


def test_in_the_whole_history_each_leads_to_its_conversation(cast, sign_in):
    other = conversation(
        id="second",
        messages=[
            {"id": "1", "at": START.isoformat(), "from": "user", "text": "zebra again"},
        ],
    )
    [id_] = take(cast.acme, other)
    page = sign_in("agent").get(f"/c/{cast.members_link.token}/all?q=zebra").text
    assert f"{path(id_)}?q=zebra&amp;at=" in page
    assert "<mark>zebra</mark> again" in page


@pytest.mark.parametrize("typed", ["don't", "don’t", "DON‘T"])
def test_quotes_count_alike(cast, sign_in, typed):
    messages = [
        {"id": "1", "at": START.isoformat(), "from": "user", "text": "I don’t know"},
        {"id": "2", "at": START.isoformat(), "from": "user", "text": "I don't know"},
    ]
    [id_] = take(cast.acme, conversation(id="quotes", contact={"id": "q"}, messages=messages))
    page = sign_in("agent").get(path(id_), {"q": typed}).text
    assert "2 messages with" in page
    assert len([each for each in bubbles(page) if "<mark>" in each]) == 2
