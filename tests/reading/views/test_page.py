"""The chat link page shows a viewer as much as the access table says, and no more."""

import re

import pytest

from tests.kit.cast import MASKED, SECRETS, SHOWN


@pytest.mark.parametrize("name", sorted(SHOWN))
def test_who_has_the_permission_sees_the_details(cast, sign_in, name):
    page = sign_in(name).get(f"/c/{cast.members_link.token}")
    assert page.status_code == 200
    assert "Priya Venkataraman" in page.text


@pytest.mark.parametrize("name", sorted(MASKED))
def test_who_lacks_it_sees_marks_and_no_detail(cast, sign_in, name):
    page = sign_in(name).get(f"/c/{cast.members_link.token}")
    assert page.status_code == 200
    assert "******" in page.text
    for secret in SECRETS:
        assert secret.lower() not in page.text.lower()


@pytest.mark.parametrize("way", ["", "/all", "/transcript.txt"])
def test_it_is_opened_by_get_and_head_alone(cast, sign_in, way):
    client = sign_in(min(SHOWN))
    path = f"/c/{cast.members_link.token}{way}"
    assert client.head(path).status_code == 200
    assert {
        client.generic(verb, path).status_code for verb in ("OPTIONS", "POST", "PUT", "DELETE")
    } == {405}


@pytest.mark.parametrize("way", ["/c/{token}", "/"])
def test_a_search_is_for_two_hundred_characters_at_most(cast, sign_in, way):
    page = sign_in("agent").get(way.format(token=cast.members_link.token), {"q": "x" * 300}).text
    assert "x" * 200 in page
    assert "x" * 201 not in page


def test_a_search_lists_so_many_and_says_that_there_are_more(cast, sign_in, monkeypatch):
    monkeypatch.setattr("chatlinks.reading.search.MOST", 1)
    page = sign_in("agent").get(f"/c/{cast.members_link.token}", {"q": "chat"}).text
    assert "1 message with" in " ".join(page.split())
    page = sign_in("agent").get(f"/c/{cast.members_link.token}", {"q": "a"}).text
    assert "1+ messages with" in " ".join(page.split())


PER_MESSAGE = re.compile(r'<p class="at">.*?</p>', re.DOTALL)


def test_a_message_carries_its_time_and_its_link_once_and_no_path(cast, sign_in):
    """Fifty messages carry it fifty times: it was 215 bytes each."""
    client, path = sign_in("agent"), f"/c/{cast.members_link.token}"
    for way in (path, f"{path}?fragment=1"):
        carried = PER_MESSAGE.findall(client.get(way).text)
        assert carried
        assert max(len(each) for each in carried) < 150
        assert all(re.search(r'href="\?at=(\d+)#m-\1"', each) for each in carried)


def test_elsewhere_a_message_has_its_whole_address(cast, sign_in):
    """The continuous read goes over several links, and a chat's page is no link's."""
    path = f"/c/{cast.members_link.token}"
    whole = sign_in("agent").get(f"{path}/all").text
    chat = sign_in("agent").get(f"/chats/{cast.conversation.pk}").text
    for page in (whole, chat):
        carried = PER_MESSAGE.findall(page)
        assert carried
        assert all(re.search(r'href="/c/[\w-]+\?at=(\d+)#m-\1"', each) for each in carried)
