"""The chat link page shows a viewer as much as the access table says, and no more."""

import re
from datetime import UTC, datetime

import pytest
from django.test import Client

from chatlinks.conversations.models import Conversation
from chatlinks.reading import page as reading_page
from chatlinks.reading.request import ReadingRequest
from tests.kit.cast import MASKED, PRIYA, SECRETS, SHOWN, conversation, minutes, take
from tests.kit.links import members_link


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


def test_a_heading_names_no_channel_where_none_is_known(cast, sign_in):
    client, path = sign_in("agent"), f"/c/{cast.members_link.token}"
    assert re.search(r"&middot; \w+</p>", client.get(path).text)
    Conversation.objects.filter(pk=cast.conversation.pk).update(channel="")
    assert not re.search(r"&middot;\s*</p>", client.get(path).text)


@pytest.mark.parametrize("contact", ["somebody else", PRIYA["id"]])
def test_what_was_collected_elsewhere_is_not_among_the_details(cast, sign_in, contact):
    """Neither in another user's conversation nor in another one of the same user's."""
    town = {"name": "town", "value": "Zulutown", "at": minutes(2)}
    [other] = take(cast.acme, conversation(id="else", contact={"id": contact}, entities=[town]))
    client = sign_in("agent_permitted")
    assert "Zulutown" in client.get(f"/c/{members_link(other).token}").text
    assert "Zulutown" not in client.get(f"/c/{cast.members_link.token}").text
    assert "Zulutown" not in Client().get(f"/c/{cast.anyone_link().token}").text


@pytest.mark.parametrize("way", ["", "/all", "/transcript.txt", "/all/transcript.txt"])
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


@pytest.mark.parametrize("way", ["", "/all"])
def test_an_opening_takes_five_statements(cast, sign_in, django_assert_num_queries, way):
    """Who reads, whether they may, the panes, the messages, and the record of it."""
    client, path = sign_in("agent"), f"/c/{cast.members_link.token}{way}"
    client.get(path)
    with django_assert_num_queries(5):
        assert client.get(path).status_code == 200


def test_what_is_written_while_the_page_is_read_is_heard_of(cast, sign_in, monkeypatch):
    """Asked only afterwards what was heard by now, it would never come to an open page."""
    order = []
    followed, items = reading_page.followed, ReadingRequest.items
    monkeypatch.setattr(
        reading_page, "followed", lambda *which: order.append("heard") or followed(*which)
    )
    monkeypatch.setattr(
        ReadingRequest, "items", lambda *which: order.append("read") or items(*which)
    )
    assert sign_in("agent").get(f"/c/{cast.members_link.token}").status_code == 200
    assert order == ["heard", "read"]


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


HEADING = re.compile(r"<h1>(.*?)</h1>", re.DOTALL)
TITLE = re.compile(r"<title>(.*?)</title>")
DETAILS = re.compile(r'<aside id="details".*?</aside>', re.DOTALL)


@pytest.mark.parametrize("name", ["agent_permitted", "agent"])
@pytest.mark.parametrize("way", ["", "/all"])
def test_the_name_comes_first_where_it_may_be_seen_and_in_no_title(cast, sign_in, name, way):
    page = sign_in(name).get(f"/c/{cast.members_link.token}{way}").text
    heading = HEADING.search(page)[1]
    shown = "Priya Venkataraman" if name in SHOWN else f"User {cast.conversation.contact_id}"
    assert shown in heading
    assert ("Priya" in heading) == (name in SHOWN)
    assert "Priya" not in TITLE.search(page)[1]


def test_a_stranger_reads_whose_it_is_until_when_and_no_asterisks_beside_it(cast):
    link = cast.anyone_link(expires_at=datetime(2099, 3, 4, 5, 6, tzinfo=UTC))
    page = Client().get(f"/c/{link.token}").text
    assert "Acme Bank" in HEADING.search(page)[1]
    assert "A user’s conversation" in page
    assert re.search(r"It opens until <time[^>]*>4 Mar 2099", page)
    details = DETAILS.search(page)[0]
    assert "******" not in details
    assert "******" in page  # in what was said
    assert "are hidden" in details
    assert "Chennai" in details  # what is not personal


def test_a_link_that_never_expires_says_so(cast):
    page = Client().get(f"/c/{cast.anyone_link(expires_at=None).token}").text
    assert "It opens until it is revoked." in page


def test_a_member_sees_what_is_hidden_as_ever(cast, sign_in):
    page = sign_in("agent").get(f"/c/{cast.anyone_link(expires_at=None).token}").text
    assert "******" in DETAILS.search(page)[0]
    assert "It opens until" not in page
