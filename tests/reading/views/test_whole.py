"""View Entire Conversation opens at the current one; it is shared, downloaded, read to its end."""

import re

import pytest

from chatlinks.conversations.models import Conversation, Message
from tests.kit.browser.scene import conversation
from tests.kit.cast import take
from tests.kit.links import members_link

SESSION = re.compile(r'<li class="session" id="c-\d+"><h3><a[^>]*>Conversation (\d+)</a>')


@pytest.fixture
def links(cast):
    """Of three conversations of one user, the last of which is long."""
    texts = {f"c-{n}": [f"In {n}, message {place}" for place in range(4)] for n in (1, 2)}
    texts["c-3"] = [f"In 3, message {place}" for place in range(120)]
    ids = [take(cast.acme, conversation(id_, {"id": "w"}, said))[0] for id_, said in texts.items()]
    return [members_link(id_) for id_ in ids]


@pytest.mark.parametrize("number", [1, 2, 3])
def test_it_opens_at_the_current_one(sign_in, links, number):
    page = sign_in("agent").get(f"/c/{links[number - 1].token}/all").text
    assert SESSION.findall(page)[0] == str(number)
    assert f"In {number}, message 0" in page
    assert ("more earlier" in page) == (number > 1)


def test_one_is_led_to_the_current_one_where_all_of_them_fit_at_once(cast, sign_in, links):
    for message in Message.objects.filter(conversation=links[2].conversation, position__gte=4):
        message.delete()
    Conversation.objects.filter(pk=links[2].conversation_id).update(message_count=4)
    client = sign_in("agent")
    page = client.get(f"/c/{links[1].token}").text
    assert f'href="/c/{links[1].token}/all#c-2"' in page
    whole = client.get(f"/c/{links[1].token}/all").text
    assert SESSION.findall(whole) == ["1", "2", "3"]
    assert 'id="c-2"' in whole


def test_it_leads_to_its_end(sign_in, links):
    client = sign_in("agent")
    page = client.get(f"/c/{links[0].token}/all").text
    end = re.search(r'<a class="button" href="([^"]*)#end">', page)[1]
    last = client.get(end).text
    assert "In 3, message 119" in last
    assert 'id="end"' in last
    assert 'href="#end"' in last


def test_a_short_conversation_has_its_end_in_sight(sign_in, links):
    assert "Jump to the end" not in sign_in("agent").get(f"/c/{links[0].token}").text


def test_it_can_be_shared_and_says_which_one_is(sign_in, links):
    page = sign_in("agent").get(f"/c/{links[1].token}/all").text
    assert "Share conversation 2" in page
    assert f'href="/c/{links[1].token}/share"' in page


def test_it_is_downloaded_whole_and_each_one_told_apart(sign_in, links):
    client = sign_in("agent")
    page = client.get(f"/c/{links[1].token}/all").text
    assert f'action="/c/{links[1].token}/all/export"' in page
    file = client.get(f"/c/{links[1].token}/all/transcript.txt")
    assert re.fullmatch(
        r'attachment; filename="user-\d+\.txt"', file.headers["Content-Disposition"]
    )
    parts = re.findall(r"^(== .*|.*message \d+)$", file.text, re.MULTILINE)
    heads = [part for part in parts if part.startswith("==")]
    assert heads == ["== Conversation 1 ==", "== Conversation 2 ==", "== Conversation 3 =="]
    assert len(parts) == 3 + 4 + 4 + 120
    assert "3 conversations" in file.text.splitlines()[0]


def test_the_file_of_one_conversation_stays_that_of_one(sign_in, links):
    file = sign_in("agent").get(f"/c/{links[1].token}/transcript.txt").text
    assert "==" not in file
    assert file.count("message ") == 4
