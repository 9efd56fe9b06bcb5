"""What stands in the column of user details."""

import pytest

from chatlinks.links import members
from chatlinks.links.addresses import link_path
from tests.kit.cast import conversation, take

TOLD = [
    {"at": "2026-03-02T09:15:00Z", "from": "bot", "text": "May I have your full name?"},
    {"at": "2026-03-02T09:16:00Z", "from": "user", "text": "My name is Crystal Minh"},
]


@pytest.fixture
def unnamed(cast):
    """The address of a conversation whose user has no name but the one that they told."""
    told = {"id": "t", "contact": {"id": "t"}, "messages": TOLD, "entities": []}
    [id_] = take(cast.acme, conversation(**told, reviews=[], events=[]))
    return link_path(members.token_of(cast.acme.pk, id_))


def details(client, path):
    page = client.get(path).text
    return page.partition("User details")[2]


def test_a_name_told_in_words_stands_there_for_who_sees_personal_details(unnamed, sign_in):
    shown = details(sign_in("agent_permitted"), unnamed)
    assert "Name, as told" in shown
    assert "Crystal Minh" in shown.partition("Name, as told")[2].partition("</dd>")[0]


def test_for_all_others_there_is_no_row_of_it(unnamed, sign_in):
    shown = details(sign_in("agent"), unnamed)
    assert "E-mail" in shown
    assert "<dt>Name" not in shown
    assert "Crystal" not in shown


def test_a_name_that_is_stored_stands_there_as_ever(cast, sign_in):
    path = link_path(cast.members_link.token)
    assert "Name, as told" not in details(sign_in("agent_permitted"), path)
    assert "Name" in details(sign_in("agent"), path)
